#include <core/backend/qhttpserver/relay_adapter.h>

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace countersign;
using countersign::qhttpserver::RelayAdapter;

// A bank with one route that its user approves, and one that two of three colleagues approve.
// BLOONIO_RELAY_… say which relay; PORT where to listen.

QString userOf(const http::Request &request)
{
    return QString::fromUtf8(request.headers.find("X-User").value_or(QByteArray())); // as your sign-in knows it
}

Result<std::vector<display::ValidationField>> amountOf(const http::Request &request)
{
    const QString amount = QJsonDocument::fromJson(request.body)["amount"].toString();
    if (amount.isEmpty())
        return fail("VALIDATION_FAILED", "amount is required, like \"1000.00\".");
    display::ValidationField field;
    field.key = "amount";
    field.title = "Amount";
    field.value = amount;
    field.dataType = "CURRENCY_USD";
    return std::vector{field};
}

http::Response transfer(const http::Request &)
{
    return {200, {{"Content-Type", "application/json"}}, R"({"executed":true})"}; // move the money here
}

Result<backend::SudoDispatch> threeColleagues(const http::Request &request)
{
    backend::SudoDispatch dispatch;
    dispatch.kind = backend::DispatchKind::Group;
    dispatch.users = {"ann", "bob", "cleo"};
    dispatch.quorum = 2;
    dispatch.title = "Run the payroll";
    return amountOf(request).map([&](const auto &fields) { return dispatch.fields = fields, dispatch; });
}

backend::ReplayReport runPayroll(const backend::PendingOp &operation)
{
    return {.answer = http::Response{200, {}, R"({"paid":")" + operation.id.toUtf8() + R"("})"}}; // pay, once per id
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QHttpServer server;
    const auto relay = RelayAdapter::fromEnvironment(server, {.replay = runPayroll});
    if (!relay) {
        std::fprintf(stderr, "%s\n", qPrintable(relay.error().message));
        return 1;
    }
    const backend::SudoRequirement requirement{.expectedAction = "transfer_funds",
                                               .userSocketHash = userOf,
                                               .title = "Confirm the transfer",
                                               .fields = amountOf};
    const backend::QuorumRequirement quorum{.userSocketHash = userOf, .dispatch = threeColleagues};
    const auto post = QHttpServerRequest::Method::Post;
    (*relay)->route("/transfer", post, (*relay)->sudoRequired(requirement, transfer));
    (*relay)->route("/payroll", post, (*relay)->quorumRequired(quorum));
    const auto port = server.listen(QHostAddress::LocalHost, qEnvironmentVariable("PORT").toUShort());
    std::printf("http://127.0.0.1:%d\n", port);
    std::fflush(stdout);
    return port == 0 ? 1 : QCoreApplication::exec();
}
