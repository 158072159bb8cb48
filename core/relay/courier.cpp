#include "core/relay/courier.h"

#include "core/domain/challenge_rules.h"
#include "core/signing/hmac1.h"

#include <utility>

namespace countersign::relay {

namespace {

constexpr int inFlightPerTenant = 4;

} // namespace

Courier::Courier(Parts parts) : m_parts(std::move(parts))
{
    for (const domain::Callback &callback : m_parts.ledger.state().callbacks()) {
        if (callback.state == domain::CallbackState::Pending)
            m_open.append(callback.eventId);
    }
    m_parts.ledger.observe([this](const journal::Entry &, const domain::Event &event) {
        const auto *decided = std::get_if<domain::ChallengeDecided>(&event);
        if (!decided || !decided->callbackWanted)
            return;
        m_open.append(decided->eventId);
        wakeSoon();
    });
}

void Courier::wakeSoon()
{
    if (std::exchange(m_wakesSoon, true))
        return;
    m_parts.loop.post([this, alive = std::weak_ptr(m_alive)] {
        if (!alive.expired())
            wake();
    });
}

bool Courier::mayGo(const domain::Callback &callback) const
{
    return !m_underWay.contains(callback.eventId) && m_inFlight.value(callback.tenantId) < inFlightPerTenant;
}

void Courier::wake()
{
    m_wakesSoon = false;
    m_nextAttempt.reset();
    const Instant now = m_parts.ledger.clock().now();
    QSet<std::pair<QString, QString>> blocked; // an instruction's later events wait for its earlier ones
    for (const QString &eventId : std::as_const(m_open)) {
        const domain::Callback &callback = *m_parts.ledger.state().callback(eventId);
        const std::pair instruction{callback.tenantId, callback.instructionId};
        if (blocked.contains(instruction))
            continue;
        blocked.insert(instruction);
        if (!mayGo(callback))
            continue;
        if (callback.nextAttemptAt <= now)
            send(callback);
        else if (!m_nextAttempt || callback.nextAttemptAt < *m_nextAttempt)
            m_nextAttempt = callback.nextAttemptAt;
    }
    m_parts.scheduleMoved();
}

void Courier::send(const domain::Callback &callback)
{
    const domain::RelayState &state = m_parts.ledger.state();
    const domain::Tenant &tenant = *state.tenant(callback.tenantId);
    const domain::Challenge &challenge = *state.challenge(callback.tenantId, callback.instructionId);

    http::Request request;
    request.method = "POST";
    request.target = tenant.callbackUrl().toUtf8();
    request.body = domain::approvalEvent(challenge);
    const signing::Hmac1Signature signature =
        signing::signHmac1(m_parts.keyring.tenantSecret(tenant), request.body, m_parts.realClock.now());
    request.headers = {{"Content-Type", "application/json"},
                       {signing::tenantHeader, tenant.id.toUtf8()},
                       {signing::timestampHeader, signature.timestamp},
                       {signing::signatureHeader, signature.signature}};

    m_underWay.insert(callback.eventId);
    ++m_inFlight[callback.tenantId];
    m_parts.client.send(std::move(request), {.timeout = {}, .instructionId = callback.instructionId})
        .then(QtFuture::Launch::Sync,
              [this, eventId = callback.eventId, &loop = m_parts.loop,
               alive = std::weak_ptr(m_alive)](const Result<http::Response> &answer) {
                  loop.post([this, eventId, answer, alive] {
                      if (!alive.expired())
                          arrived(eventId, answer);
                  });
              });
}

void Courier::arrived(const QString &eventId, const Result<http::Response> &answer)
{
    const domain::Callback &callback = *m_parts.ledger.state().callback(eventId);
    --m_inFlight[callback.tenantId];
    const int attempt = static_cast<int>(callback.attempts.size()) + 1;
    const int status = answer ? answer->status : 0;
    const domain::CallbackVerdict verdict =
        domain::judgeAttempt(attempt, status, m_parts.ledger.clock().now(), m_parts.jitter());
    domain::CallbackAttempted event{eventId, status, answer ? QString() : answer.error().message,
                                    verdict.state, verdict.nextAttemptAt};
    // It stays under way until the attempt is in the journal: a failed commit must not send it again and again.
    m_parts.ledger.commit({std::move(event)}, [this, eventId](const Result<void> &committed) {
        if (!committed)
            return;
        m_underWay.remove(eventId);
        if (m_parts.ledger.state().callback(eventId)->state != domain::CallbackState::Pending)
            m_open.removeOne(eventId);
        wakeSoon();
    });
}

} // namespace countersign::relay
