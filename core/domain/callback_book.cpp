#include "core/domain/callback_book.h"

#include "core/domain/overloaded.h"

namespace countersign::domain {

void CallbackBook::apply(const Event &event, Instant at)
{
    std::visit(Overloaded{
                   [this, at](const ChallengeDecided &decided) {
                       if (decided.callbackWanted)
                           add(CallbackSubject::Challenge, decided.eventId, decided.tenantId,
                               decided.instructionId, at);
                   },
                   [this, at](const DispatchEnded &ended) {
                       if (ended.callbackWanted)
                           add(CallbackSubject::Dispatch, ended.approvalId, ended.tenantId, ended.eventId,
                               at);
                   },
                   [this, at](const CallbackAttempted &attempted) { on(attempted, at); },
                   [this, at](const CallbackRequeued &requeued) {
                       Callback &callback = entry(requeued.eventId);
                       callback.state = CallbackState::Pending;
                       callback.nextAttemptAt = at;
                       callback.triesInRound = 0;
                       ++callback.round;
                   },
                   [](const auto &) {},
               },
               event);
}

void CallbackBook::forget(Instant before)
{
    for (; !m_callbacks.empty() && m_callbacks.front().endedBefore(before); m_callbacks.pop_front())
        m_byId.remove(m_callbacks.front().eventId);
}

void CallbackBook::add(CallbackSubject subject, const QString &eventId, const QString &tenantId,
                       const QString &instructionId, Instant at)
{
    Callback &callback = m_callbacks.emplace_back();
    callback.number = ++m_newest;
    callback.eventId = eventId;
    callback.tenantId = tenantId;
    callback.instructionId = instructionId;
    callback.subject = subject;
    callback.nextAttemptAt = at;
    m_byId.insert(callback.eventId, &callback);
}

void CallbackBook::on(const CallbackAttempted &event, Instant at)
{
    Callback &callback = entry(event.eventId);
    callback.attempts.push_back({at, event.status, event.error, event.took, event.state});
    callback.state = event.state;
    callback.nextAttemptAt = event.nextAttemptAt.value_or(callback.nextAttemptAt);
    if (event.round == callback.round)
        ++callback.triesInRound;
}

Callback &CallbackBook::entry(const QString &eventId)
{
    Callback *callback = m_byId.value(eventId);
    Q_ASSERT(callback);
    return *callback;
}

} // namespace countersign::domain
