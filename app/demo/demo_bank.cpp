#include "app/demo/demo_bank.h"

#include "app/demo/bank_routes.h"
#include "app/demo/payroll_route.h"
#include "core/backend/callback_receiver.h"
#include "core/backend/memory_pending_op_store.h"
#include "core/backend/memory_sudo_instruction_store.h"
#include "core/backend/replayer.h"
#include "core/backend/response_receiver.h"
#include "core/backend/sudo_guard.h"
#include "core/base/ids.h"

#include <QJsonDocument>
#include <QUrl>

#include <atomic>

namespace countersign::demo {

namespace {

constexpr char ledgerPath[] = "/ledger";

struct GuardedRoute
{
    Mutation mutation;
    QByteArray path;
    backend::SudoGuard guard;
};

http::Response json(int status, const QJsonObject &body)
{
    return {
        status, {{"Content-Type", "application/json"}}, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

http::Response refusal(int status, const QString &code, const QString &message)
{
    return json(status, {{QStringLiteral("error"), code}, {QStringLiteral("message"), message}});
}

http::Response executed()
{
    return json(
        200,
        {{QStringLiteral("executed"), true}, {QStringLiteral("reference"), newId(QLatin1String("ref_"))}});
}

http::Response answerOf(const Ledger &ledger)
{
    return json(200,
                {{QStringLiteral("transfers"), ledger.count(Mutation::Transfer)},
                 {QStringLiteral("logins"), ledger.count(Mutation::Login)},
                 {QStringLiteral("limit_changes"), ledger.count(Mutation::CardLimit)},
                 {QStringLiteral("beneficiaries"), ledger.count(Mutation::Beneficiary)},
                 {QStringLiteral("payrolls"), ledger.count(Mutation::Payroll)}});
}

http::Response routeUnknown(const http::Request &request)
{
    return refusal(
        404, QStringLiteral("ROUTE_UNKNOWN"),
        QStringLiteral("Demo Bank has no %1.").arg(QString::fromUtf8(request.path().toByteArray())));
}

http::Response methodNotAllowed(const http::Request &request, const QByteArray &allowed)
{
    http::Response answer =
        refusal(405, QStringLiteral("METHOD_NOT_ALLOWED"),
                QStringLiteral("%1 is not answered here; use %2.")
                    .arg(QString::fromUtf8(request.method), QString::fromLatin1(allowed)));
    answer.headers.add("Allow", allowed);
    return answer;
}

/// Ends one request, whatever has become of the bank meanwhile.
void conclude(const backend::GuardOutcome &outcome, Mutation mutation, Ledger &ledger,
              const http::Responder &respond)
{
    if (const auto *answer = std::get_if<backend::Answer>(&outcome))
        return respond(answer->response, {{}, answer->instructionId});
    ledger.enter(mutation);
    respond(executed(), {{}, std::get<backend::Proceed>(outcome).instruction.id});
}

} // namespace

// Destroyed from the last member to the first: no request comes in any more when the client goes, and nobody
// waits when the loop does.
struct DemoBank::Private
{
    QByteArray callbackPath;
    std::shared_ptr<Ledger> ledger;
    std::shared_ptr<backend::MemorySudoInstructionStore> instructions;
    std::shared_ptr<backend::MemoryPendingOpStore> pendingOps;
    std::shared_ptr<backend::Replayer> replayer;
    http::Loop loop;
    http::Client http;
    std::shared_ptr<backend::AsyncRelayClient> relay;
    backend::CallbackReceiver callbacks;
    backend::ResponseReceiver responses;
    /// Known once the server listens; routes ask for it on the server's thread.
    std::shared_ptr<std::atomic<int>> port = std::make_shared<std::atomic<int>>(0);
    std::vector<GuardedRoute> routes;
    backend::QuorumGuard payroll;
    std::unique_ptr<http::Server> server;

    explicit Private(const Parts &parts)
        : callbackPath(parts.settings.callbackPath.toUtf8()), ledger(std::make_shared<Ledger>()),
          instructions(
              std::make_shared<backend::MemorySudoInstructionStore>(*parts.virtualTime, parts.storesChanged)),
          pendingOps(
              std::make_shared<backend::MemoryPendingOpStore>(*parts.virtualTime, parts.storesChanged)),
          replayer(std::make_shared<backend::Replayer>(
              backend::Replayer::Parts{pendingOps,
                                       [entries = ledger](const backend::PendingOp &) {
                                           entries->enter(Mutation::Payroll);
                                           return backend::ReplayReport{.answer = executed()};
                                       }})),
          loop("demo bank"), http({.party = "backend", .clock = parts.realTime, .log = parts.log}),
          relay(std::make_shared<backend::AsyncRelayClient>(
              backend::AsyncRelayClient::Parts{parts.settings, &http, &loop, parts.realTime, parts.timing})),
          callbacks(parts.settings, *parts.realTime, instructions,
                    {pendingOps,
                     [known = std::weak_ptr(replayer)](const QString &operationId) {
                         if (const auto replaying = known.lock())
                             replaying->replay(operationId);
                     }}),
          responses(parts.settings, *parts.virtualTime, instructions),
          payroll({pendingOps, relay, payrollRequirement()})
    {
        for (BankRoute &route : bankRoutes()) {
            if (route.answerPath == backend::AnswerPath::Backend)
                route.requirement.backendUrl = [known = port] {
                    return QStringLiteral("http://127.0.0.1:%1").arg(known->load());
                };
            routes.push_back({route.mutation, route.path,
                              backend::SudoGuard({instructions, relay, std::move(route.requirement)})});
        }
    }
    // Requests under way still know the relay client, which from here on leaves `http` and `loop` alone.
    ~Private() { relay->close(); }

    void handle(const http::Request &request, const http::Responder &respond) const;
    void runPayroll(const http::Request &request, const http::Responder &respond) const;
};

void DemoBank::Private::handle(const http::Request &request, const http::Responder &respond) const
{
    const QByteArrayView path = request.path();
    if (path == ledgerPath)
        return respond(request.method == "GET" ? answerOf(*ledger) : methodNotAllowed(request, "GET"), {});

    const auto route = std::ranges::find(routes, path, &GuardedRoute::path);
    const bool isAnswer = path == backend::submitResponsePath;
    const bool isPayroll = path == payrollPath;
    if (route == routes.end() && path != callbackPath && !isAnswer && !isPayroll)
        return respond(routeUnknown(request), {});
    if (request.method != "POST")
        return respond(methodNotAllowed(request, "POST"), {});
    if (isPayroll)
        return runPayroll(request, respond);
    if (isAnswer)
        return responses.receive(request, respond);
    if (route == routes.end())
        return callbacks.receive(request, respond);
    route->guard.check(
        request,
        [mutation = route->mutation, entries = ledger, respond](const backend::GuardOutcome &outcome) {
            conclude(outcome, mutation, *entries, respond);
        });
}

void DemoBank::Private::runPayroll(const http::Request &request, const http::Responder &respond) const
{
    payroll.check(request, [respond](const backend::Answer &answer) {
        respond(answer.response, {{}, answer.instructionId});
    });
}

Result<std::unique_ptr<DemoBank>> DemoBank::start(Parts parts)
{
    if (const auto checked = parts.settings.check(); !checked)
        return failureOf(checked);
    auto d = std::make_unique<Private>(parts);
    http::ServerConfig config;
    config.port = parts.port;
    config.party = "backend";
    config.log = parts.log;
    config.refusal = refusal;
    auto server =
        http::Server::listen(d->loop, std::move(config),
                             [bank = d.get()](const http::Request &request, const http::Responder &respond) {
                                 bank->handle(request, respond);
                             });
    if (!server)
        return failureOf(server);
    d->server = std::move(*server);
    d->port->store(QUrl(QString::fromLatin1(d->server->baseUrl())).port());
    return std::unique_ptr<DemoBank>(new DemoBank(std::move(d)));
}

DemoBank::DemoBank(std::unique_ptr<Private> d) : m_private(std::move(d)) {}

DemoBank::~DemoBank() = default;

QByteArray DemoBank::baseUrl() const
{
    return m_private->server->baseUrl();
}

backend::SudoInstructionStore &DemoBank::instructions()
{
    return *m_private->instructions;
}

backend::PendingOpStore &DemoBank::pendingOps()
{
    return *m_private->pendingOps;
}

const Ledger &DemoBank::ledger() const
{
    return *m_private->ledger;
}

void DemoBank::sweep()
{
    m_private->instructions->sweep();
    m_private->pendingOps->sweep();
}

} // namespace countersign::demo
