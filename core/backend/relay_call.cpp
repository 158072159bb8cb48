#include "core/backend/relay_call_p.h"

#include "core/backend/relay_error.h"

namespace countersign::backend {

namespace {

bool isSuccess(const http::Response &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

/// How long to wait before the same call may be repeated; nothing when repeating is not safe.
std::optional<Milliseconds> waitBeforeRepeating(const Result<http::Response> &answer, Milliseconds usual)
{
    if (!answer)
        return answer.error().code == QLatin1String("CONNECT_FAILED") ? std::optional(usual) : std::nullopt;
    switch (answer->status) {
    case 429:
    case 502:
    case 503:
    case 504: break;
    default: return std::nullopt;
    }
    const auto asked = retryAfter(*answer);
    return asked ? *asked : usual;
}

} // namespace

QFuture<Result<http::Response>> RelayCall::start(std::shared_ptr<RelayLine> line, QByteArray path,
                                                 QByteArray body, QString instructionId)
{
    const std::shared_ptr<RelayCall> call(
        new RelayCall(std::move(line), std::move(path), std::move(body), std::move(instructionId)));
    call->m_promise.start();
    const auto future = call->m_promise.future();
    call->attempt();
    return future;
}

RelayCall::RelayCall(std::shared_ptr<RelayLine> line, QByteArray path, QByteArray body, QString instructionId)
    : m_line(std::move(line)), m_path(std::move(path)), m_body(std::move(body)),
      m_instructionId(std::move(instructionId)), m_deadline(m_line->now() + m_line->timing().total)
{}

RelayCall::~RelayCall()
{
    if (!m_isComplete) {
        const Error closed{QStringLiteral("CLIENT_CLOSED"),
                           QStringLiteral("The relay client was closed while %1 waited to be repeated; "
                                          "whether to call again is yours to decide.")
                               .arg(QString::fromLatin1(m_path))};
        complete(Failure(relayTransportError(closed)));
    }
}

void RelayCall::attempt()
{
    ++m_attempts;
    const Milliseconds left = m_deadline - m_line->now();
    m_line->post(m_path, m_body, {.timeout = left, .instructionId = m_instructionId})
        .then([self = shared_from_this()](const Result<http::Response> &answer) { self->arrived(answer); });
}

void RelayCall::arrived(const Result<http::Response> &answer)
{
    if (answer && isSuccess(*answer))
        return complete(answer);

    const AsyncRelayClient::Timing &timing = m_line->timing();
    const auto wait = waitBeforeRepeating(answer, timing.firstWait * (1 << (m_attempts - 1)));
    if (wait && m_attempts < timing.attempts && m_line->now() + *wait < m_deadline)
        return m_line->later(*wait, [self = shared_from_this()] { self->attempt(); });
    complete(Failure(answer ? relayHttpError(*answer) : relayTransportError(answer.error())));
}

void RelayCall::complete(Result<http::Response> result)
{
    m_isComplete = true;
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace countersign::backend
