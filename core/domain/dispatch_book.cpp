#include "core/domain/dispatch_book.h"

#include "core/domain/callback_book.h"
#include "core/domain/overloaded.h"
#include "core/domain/pairing_book.h"
#include "core/domain/tenant_book.h"
#include "core/signing/digest.h"

#include <algorithm>

namespace countersign::domain {

void DispatchBook::apply(const Event &event, Instant at, const PairingBook &pairings, std::size_t challenges)
{
    std::visit(Overloaded{
                   [&](const DispatchCreated &created) { on(created, at, pairings, challenges); },
                   [this, at](const DispatchSeen &seen) {
                       Validator &validator = validatorEntry(seen.eventId, seen.pairingId);
                       if (Delivery *delivery = validator.delivery(seen.deviceId))
                           delivery->seenAt = at;
                   },
                   [this, at](const VoteRefused &refused) {
                       Validator &validator = validatorEntry(refused.eventId, refused.pairingId);
                       validator.refusedAnswers.push_back({at, refused.deviceId, refused.errorCode});
                   },
                   [this, at](const ValidatorVoted &voted) { on(voted, at); },
                   [this, at](const DispatchEnded &ended) { on(ended, at); },
                   [](const auto &) {},
               },
               event);
}

void DispatchBook::forget(Instant before, const CallbackBook &callbacks, std::size_t challenges)
{
    const auto isOver = [&](const Dispatch &dispatch) {
        return dispatch.challengesBefore <= challenges && dispatch.endedBefore(before)
            && !callbacks.find(dispatch.end->eventId);
    };
    for (; !m_dispatches.empty() && isOver(m_dispatches.front()); ++m_forgotten) {
        m_byId.remove(m_dispatches.front().eventId);
        m_byKey.remove({m_dispatches.front().tenantId, m_dispatches.front().idempotencyKey});
        m_dispatches.pop_front();
    }
}

Dispatch &DispatchBook::entry(const QString &eventId)
{
    Dispatch *dispatch = m_byId.value(eventId);
    Q_ASSERT(dispatch);
    return *dispatch;
}

Validator &DispatchBook::validatorEntry(const QString &eventId, const QString &pairingId)
{
    Validator *validator = entry(eventId).validator(pairingId);
    Q_ASSERT(validator);
    return *validator;
}

void DispatchBook::on(const DispatchCreated &event, Instant at, const PairingBook &pairings,
                      std::size_t challenges)
{
    Dispatch dispatch;
    dispatch.tenantId = event.tenantId;
    dispatch.eventId = event.eventId;
    dispatch.challengesBefore = challenges;
    dispatch.eventType = event.eventType;
    dispatch.actionType = event.actionType;
    dispatch.idempotencyKey = event.idempotencyKey;
    dispatch.request = event.request;
    dispatch.requestHash = signing::sha256(event.request);
    dispatch.dataAccess = event.dataAccess;
    dispatch.displayDigest = event.displayDigest;
    dispatch.createdAt = at;
    dispatch.expiresAt = event.expiresAt;
    dispatch.quorum = event.quorum;
    dispatch.rejectionsToFail = event.rejectionsToFail;
    dispatch.validators.reserve(event.validators.size());
    for (const ValidatorPushes &asked : event.validators) {
        const Pairing *pairing = pairings.find(asked.pairingId);
        Q_ASSERT(pairing);
        Validator &validator = dispatch.validators.emplace_back();
        validator.tenantId = pairing->tenantId;
        validator.pairingId = pairing->id;
        validator.userSocketHash = pairing->userSocketHash;
        validator.relayUserId = pairing->relayUserId;
        for (const Push &push : asked.pushes)
            validator.deliveries.push_back({push.deviceId, push.messageId, std::nullopt, std::nullopt});
    }
    m_dispatches.push_back(std::move(dispatch));
    m_byId.insert(event.eventId, &m_dispatches.back());
    m_byKey.insert({event.tenantId, event.idempotencyKey}, &m_dispatches.back());
    m_deadlines.add(event.expiresAt, event.eventId);
}

void DispatchBook::on(const ValidatorVoted &event, Instant at)
{
    Validator &validator = validatorEntry(event.eventId, event.pairingId);
    validator.vote =
        Vote{at, event.deviceId, event.decision, event.reason, event.displayDigest, event.deviceSignature};
    if (Delivery *delivery = validator.delivery(event.deviceId))
        delivery->answeredAt = at;
}

void DispatchBook::on(const DispatchEnded &event, Instant at)
{
    Dispatch &dispatch = entry(event.eventId);
    dispatch.state = event.state;
    dispatch.end = DispatchEnd{at, event.reason, event.pairingId, event.approvalId};
}

bool DispatchBook::isStale(const QString &eventId) const
{
    const Dispatch *dispatch = find(eventId);
    return !dispatch || dispatch->state != ChallengeState::Pending;
}

std::optional<Instant> DispatchBook::nextExpiry()
{
    return m_deadlines.next([this](Instant, const QString &id) { return isStale(id); });
}

void DispatchBook::expire(Instant now, const TenantBook &tenants, const IdSource &newId,
                          std::vector<Event> &events)
{
    m_deadlines.takeDue(
        now, [this](Instant, const QString &id) { return isStale(id); },
        [&](const QString &id) {
            const Dispatch &dispatch = entry(id);
            const Tenant *owner = tenants.find(dispatch.tenantId);
            const bool answered = std::ranges::any_of(
                dispatch.validators, [](const Validator &each) { return each.vote.has_value(); });
            DispatchEnded ended;
            ended.tenantId = dispatch.tenantId;
            ended.eventId = id;
            ended.state = ChallengeState::Expired;
            ended.reason = answered ? QStringLiteral("quorum_missed") : QStringLiteral("unanswered");
            ended.approvalId = newId(QLatin1String("evt_"));
            ended.callbackWanted = owner && !owner->callbackUrl().isEmpty();
            events.emplace_back(std::move(ended));
        });
}

} // namespace countersign::domain
