#include "core/backend/relay_backend.h"

#include "core/backend/receiver_answers_p.h"

#include <QProcessEnvironment>

namespace countersign::backend {

namespace {

/// Guards, and the stores that they keep, may outlive their backend.
const SystemClock realTime;

http::Response postAlone()
{
    http::Response answer =
        refusal(405, {QStringLiteral("METHOD_NOT_ALLOWED"), QStringLiteral("Decisions come by POST.")});
    answer.headers.add("Allow", "POST");
    return answer;
}

} // namespace

struct RelayBackend::Private
{
    RelaySettings settings;
    Stores stores;
    std::shared_ptr<AsyncRelayClient> relay;
    std::shared_ptr<Replayer> replayer;
    CallbackReceiver callbacks;
    ResponseReceiver responses;

    Private(const RelaySettings &wanted, const Stores &opened, const Options &options)
        : settings(wanted), stores(opened),
          relay(std::make_shared<AsyncRelayClient>(settings, options.timing)),
          replayer(options.replay ? std::make_shared<Replayer>(
                       Replayer::Parts{stores.operations, options.replay, options.lease})
                                  : nullptr),
          callbacks(settings, realTime, stores.instructions, {stores.operations, whenApproved()}),
          responses(settings, realTime, stores.instructions)
    {}

    [[nodiscard]] std::function<void(const QString &)> whenApproved() const
    {
        return [known = std::weak_ptr(replayer)](const QString &id) {
            if (const auto replaying = known.lock())
                replaying->replay(id);
        };
    }
};

RelayBackend::RelayBackend(std::unique_ptr<Private> d) : m_private(std::move(d)) {}

RelayBackend::~RelayBackend()
{
    m_private->relay->close();
}

Result<std::shared_ptr<RelayBackend>> RelayBackend::start(const RelaySettings &settings, Options options)
{
    if (const auto checked = settings.check(); !checked)
        return failureOf(checked);
    const auto stores = Stores::open(settings, realTime);
    if (!stores)
        return failureOf(stores);
    return std::shared_ptr<RelayBackend>(
        new RelayBackend(std::make_unique<Private>(settings, *stores, options)));
}

Result<std::shared_ptr<RelayBackend>> RelayBackend::fromEnvironment(Options options)
{
    const auto settings = RelaySettings::fromEnvironment(QProcessEnvironment::systemEnvironment());
    return settings ? start(*settings, std::move(options))
                    : Result<std::shared_ptr<RelayBackend>>(failureOf(settings));
}

const RelaySettings &RelayBackend::settings() const
{
    return m_private->settings;
}

AsyncRelayClient &RelayBackend::relay()
{
    return *m_private->relay;
}

SudoInstructionStore &RelayBackend::instructions()
{
    return *m_private->stores.instructions;
}

PendingOpStore &RelayBackend::operations()
{
    return *m_private->stores.operations;
}

SudoGuard RelayBackend::guard(SudoRequirement requirement) const
{
    return SudoGuard({m_private->stores.instructions, m_private->relay, std::move(requirement)});
}

QuorumGuard RelayBackend::guard(QuorumRequirement requirement) const
{
    return QuorumGuard({m_private->stores.operations, m_private->relay, std::move(requirement)});
}

bool RelayBackend::receive(const http::Request &request, const http::Responder &respond) const
{
    const bool isAnswer = request.path() == submitResponsePath;
    if (!isAnswer && request.path() != m_private->settings.callbackPath.toUtf8())
        return false;
    if (request.method != "POST")
        respond(postAlone(), {});
    else if (isAnswer)
        m_private->responses.receive(request, respond);
    else
        m_private->callbacks.receive(request, respond);
    return true;
}

} // namespace countersign::backend
