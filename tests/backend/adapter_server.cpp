#include "tests/backend/adapter_server.h"

#include "core/backend/httplib/relay_adapter.h"
#include "core/backend/qhttpserver/relay_adapter.h"

#include <QHttpServerResponse>

#include <thread>

namespace countersign::test {

using namespace backend;

namespace {

QString userOf(const http::Request &request)
{
    return QString::fromUtf8(request.headers.find("X-User").value_or(QByteArray()));
}

display::ValidationField bodyField(const http::Request &request)
{
    display::ValidationField field;
    field.key = QStringLiteral("body");
    field.title = QStringLiteral("Body");
    field.value = QString::fromUtf8(request.body.left(40));
    field.dataType = QStringLiteral("TEXT");
    return field;
}

RelayBackend::Options options()
{
    RelayBackend::Options options;
    options.timing.attempts = 1;
    options.replay = runPayroll;
    return options;
}

class QtServer final : public AdapterServer
{
public:
    explicit QtServer(const RelaySettings &settings)
        : m_adapter(*qhttpserver::RelayAdapter::mount(m_server, settings, options()))
    {
        const auto any = QHttpServerRequest::Method::AnyKnown;
        const auto transfer = [](const http::Request &request) {
            return http::Response{
                201, {{"Content-Type", "text/plain"}, {"X-Made", "1"}}, "moved " + request.body};
        };
        m_adapter->route(QStringLiteral("/transfer"), any,
                         m_adapter->sudoRequired(transferRequirement(), transfer));
        m_adapter->route(QStringLiteral("/payroll"), any, m_adapter->quorumRequired(payrollRequirement()));
        m_server.route(QStringLiteral("/ping"), [] { return QHttpServerResponse("text/plain", "pong"); });
        m_port = m_server.listen(QHostAddress::LocalHost);
    }
    QByteArray url() const override { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    RelayBackend &backend() override { return m_adapter->backend(); }

private:
    QHttpServer m_server;
    std::unique_ptr<qhttpserver::RelayAdapter> m_adapter;
    quint16 m_port = 0;
};

class LibServer final : public AdapterServer
{
public:
    explicit LibServer(const RelaySettings &settings)
        : m_adapter(*httplib_server::RelayAdapter::mount(m_server, settings, options()))
    {
        const auto transfer = m_adapter->sudoRequired(
            transferRequirement(), [](const httplib::Request &request, httplib::Response &response) {
                response.status = 201;
                response.set_content("moved " + request.body, "text/plain");
                response.set_header("X-Made", "1");
            });
        m_server.Post("/transfer", transfer);
        m_server.Put("/transfer", transfer);
        m_server.Post("/payroll", m_adapter->quorumRequired(payrollRequirement()));
        m_server.Get("/ping", [](const httplib::Request &, httplib::Response &response) {
            response.set_content("pong", "text/plain");
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
    }
    ~LibServer() override
    {
        m_server.stop();
        m_thread.join();
    }
    QByteArray url() const override { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    RelayBackend &backend() override { return m_adapter->backend(); }

private:
    httplib::Server m_server;
    std::unique_ptr<httplib_server::RelayAdapter> m_adapter;
    int m_port = 0;
    std::thread m_thread;
};

} // namespace

SudoRequirement transferRequirement()
{
    SudoRequirement requirement;
    requirement.expectedAction = QStringLiteral("transfer_funds");
    requirement.userSocketHash = userOf;
    requirement.title = QStringLiteral("Confirm the transfer");
    requirement.fields = [](const http::Request &request) -> Result<std::vector<display::ValidationField>> {
        return std::vector{bodyField(request)};
    };
    return requirement;
}

QuorumRequirement payrollRequirement()
{
    QuorumRequirement requirement;
    requirement.userSocketHash = userOf;
    requirement.dispatch = [](const http::Request &request) -> Result<SudoDispatch> {
        SudoDispatch dispatch;
        dispatch.kind = DispatchKind::Group;
        dispatch.users = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        dispatch.quorum = 2;
        dispatch.title = QStringLiteral("Run the payroll");
        dispatch.fields = {bodyField(request)};
        return dispatch;
    };
    requirement.keptHeaders = {"Content-Type"};
    return requirement;
}

ReplayReport runPayroll(const PendingOp &operation)
{
    return {ReplayOutcome::Done,
            {},
            http::Response{202, {{"Content-Type", "text/plain"}}, "paid " + operation.body}};
}

std::unique_ptr<AdapterServer> startAdapterServer(const QString &kind, const RelaySettings &settings)
{
    if (kind == QLatin1String("qhttpserver"))
        return std::make_unique<QtServer>(settings);
    return std::make_unique<LibServer>(settings);
}

} // namespace countersign::test
