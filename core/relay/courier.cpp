#include "core/relay/courier.h"

#include "core/domain/deadlines.h"
#include "core/domain/dispatch_rules.h"
#include "core/signing/hmac1.h"

#include <utility>

namespace countersign::relay {

namespace {

constexpr int atOncePerTenant = 4;

/// The event whose callback an event of the journal makes due; empty when it makes none.
QString dueBy(const domain::Event &event)
{
    if (const auto *decided = std::get_if<domain::ChallengeDecided>(&event))
        return decided->callbackWanted ? decided->eventId : QString();
    if (const auto *ended = std::get_if<domain::DispatchEnded>(&event))
        return ended->callbackWanted ? ended->approvalId : QString();
    const auto *requeued = std::get_if<domain::CallbackRequeued>(&event);
    return requeued ? requeued->eventId : QString();
}

QByteArray approvalEventOf(const domain::RelayState &state, const domain::Callback &callback)
{
    switch (callback.subject) {
    case domain::CallbackSubject::Challenge:
        return domain::approvalEvent(*state.challenge(callback.tenantId, callback.instructionId));
    case domain::CallbackSubject::Dispatch: break;
    }
    return domain::approvalEvent(*state.dispatch(callback.instructionId));
}

domain::AttemptOutcome outcomeOf(const Result<http::Response> &answer, int round, Milliseconds took)
{
    return {round, answer ? answer->status : 0, answer ? QString() : answer.error().message,
            std::max(took, Milliseconds::zero())};
}

} // namespace

Courier::Courier(Parts parts) : m_parts(std::move(parts)), m_queue(atOncePerTenant)
{
    for (const domain::Callback &callback : m_parts.ledger.state().callbacks()) {
        if (callback.state == domain::CallbackState::Pending)
            m_queue.add(callback);
    }
    m_parts.ledger.observe([this](const journal::Entry &, const domain::Event &event) {
        const QString eventId = dueBy(event);
        if (eventId.isEmpty())
            return;
        m_queue.add(*m_parts.ledger.state().callback(eventId));
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

void Courier::wake()
{
    m_wakesSoon = false;
    const domain::RelayState &state = m_parts.ledger.state();
    const Instant now = m_parts.ledger.clock().now();
    const auto firstLater = m_held.upper_bound(now);
    for (auto each = m_held.begin(); each != firstLater; ++each)
        send(*state.callback(each->second));
    m_held.erase(m_held.begin(), firstLater);
    for (const QString &eventId : m_queue.take(now))
        dispatch(*state.callback(eventId));
    m_parts.scheduleMoved();
}

std::optional<Instant> Courier::nextAttempt() const
{
    return domain::earliest(m_queue.next(),
                            m_held.empty() ? std::nullopt : std::optional(m_held.begin()->first));
}

void Courier::releaseHeld()
{
    std::multimap<Instant, QString> due;
    for (auto &[at, eventId] : m_held)
        due.emplace(m_parts.ledger.clock().now(), std::move(eventId));
    m_held = std::move(due);
    wakeSoon();
}

void Courier::dispatch(const domain::Callback &callback)
{
    if (m_parts.faults.takeDrop()) {
        m_parts.loop.post(
            [this, eventId = callback.eventId, round = callback.round, alive = std::weak_ptr(m_alive)] {
                if (!alive.expired())
                    arrived(eventId,
                            {round, 0, QStringLiteral("Dropped on purpose: a fault was asked for."), {}});
            });
    } else if (const std::optional<Milliseconds> delay = m_parts.faults.takeDelay()) {
        m_held.emplace(m_parts.ledger.clock().now() + *delay, callback.eventId);
    } else {
        send(callback);
    }
}

void Courier::send(const domain::Callback &callback)
{
    const domain::RelayState &state = m_parts.ledger.state();
    const domain::Tenant &tenant = *state.tenant(callback.tenantId);
    const Instant sentAt = m_parts.realClock.now();

    http::Request request;
    request.method = "POST";
    request.target = tenant.callbackUrl().toUtf8();
    request.body = approvalEventOf(state, callback);
    const signing::Hmac1Signature signature =
        signing::signHmac1(m_parts.keyring.tenantSecret(tenant), request.body, sentAt);
    request.headers = {{"Content-Type", "application/json"},
                       {signing::tenantHeader, tenant.id.toUtf8()},
                       {signing::timestampHeader, signature.timestamp},
                       {signing::signatureHeader, signature.signature}};

    m_parts.client
        .send(std::move(request),
              {.timeout = {}, .instructionId = callback.instructionId, .lane = tenant.id.toUtf8()})
        .then(QtFuture::Launch::Sync,
              [this, eventId = callback.eventId, round = callback.round, sentAt, &loop = m_parts.loop,
               alive = std::weak_ptr(m_alive)](const Result<http::Response> &answer) {
                  loop.post([this, eventId, round, sentAt, answer, alive] {
                      if (!alive.expired())
                          arrived(eventId, outcomeOf(answer, round, m_parts.realClock.now() - sentAt));
                  });
              });
}

void Courier::arrived(const QString &eventId, domain::AttemptOutcome outcome)
{
    const domain::Callback &callback = *m_parts.ledger.state().callback(eventId);
    // Its place is free for another; itself it stays under way until the attempt is in the journal: a failed commit must not
    // send it again and again.
    m_queue.freed(callback.tenantId);
    wakeSoon();
    m_parts.ledger.commit(
        {domain::endAttempt(callback, std::move(outcome), m_parts.ledger.clock().now(), m_parts.jitter())},
        [this, eventId](const Result<void> &committed) {
            if (!committed)
                return;
            m_queue.ended(*m_parts.ledger.state().callback(eventId));
            wakeSoon();
        });
}

} // namespace countersign::relay
