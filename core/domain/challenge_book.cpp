#include "core/domain/challenge_book.h"

#include "core/domain/callback_book.h"
#include "core/domain/overloaded.h"
#include "core/domain/pairing_book.h"
#include "core/domain/tenant_book.h"

namespace countersign::domain {

namespace {

bool isSettled(Instant, const Challenge *challenge)
{
    return challenge->state != ChallengeState::Pending;
}

} // namespace

void ChallengeBook::apply(const Event &event, Instant at, const PairingBook &pairings)
{
    std::visit(Overloaded{
                   [this, at, &pairings](const ChallengeCreated &created) {
                       const Pairing *owner = pairings.find(created.pairingId);
                       Q_ASSERT(owner);
                       on(created, at, *owner);
                   },
                   [this, at, &pairings](const AlertSent &sent) {
                       const Pairing *owner = pairings.find(sent.pairingId);
                       Q_ASSERT(owner);
                       on(sent, at, *owner);
                   },
                   [this, at](const ChallengeSeen &seen) {
                       Challenge &challenge = entry(seen.tenantId, seen.instructionId);
                       if (Delivery *delivery = challenge.delivery(seen.deviceId))
                           delivery->seenAt = at;
                   },
                   [this, at](const AnswerRefused &refused) {
                       Challenge &challenge = entry(refused.tenantId, refused.instructionId);
                       challenge.refusedAnswers.push_back({at, refused.deviceId, refused.errorCode});
                   },
                   [this, at](const ChallengeDecided &decided) { on(decided, at); },
                   [](const auto &) {},
               },
               event);
}

void ChallengeBook::forget(Instant before, const CallbackBook &callbacks, std::size_t most)
{
    const auto isOver = [&](const Challenge &challenge) {
        const bool hasCallback = challenge.decision && callbacks.find(challenge.decision->eventId);
        return challenge.endedBefore(before) && !hasCallback;
    };
    m_deadlines.clean(isSettled);
    for (; m_forgotten < most && !m_challenges.empty() && isOver(m_challenges.front()); ++m_forgotten) {
        m_byId.remove(m_challenges.front().instructionId, &m_challenges.front());
        m_challenges.pop_front();
    }
}

const Challenge *ChallengeBook::find(const QString &tenantId, const QString &instructionId) const
{
    const auto [first, last] = m_byId.equal_range(instructionId);
    for (auto each = first; each != last; ++each) {
        if ((*each)->tenantId == tenantId)
            return *each;
    }
    return nullptr;
}

std::vector<const Challenge *> ChallengeBook::named(const QString &instructionId) const
{
    const auto [first, last] = m_byId.equal_range(instructionId);
    return {first, last};
}

Challenge &ChallengeBook::entry(const QString &tenantId, const QString &instructionId)
{
    const Challenge *challenge = find(tenantId, instructionId);
    Q_ASSERT(challenge);
    return const_cast<Challenge &>(*challenge);
}

Challenge &ChallengeBook::add(const auto &event, Instant at, const Pairing &owner)
{
    Challenge &challenge = m_challenges.emplace_back();
    challenge.tenantId = owner.tenantId;
    challenge.pairingId = owner.id;
    challenge.userSocketHash = owner.userSocketHash;
    challenge.relayUserId = owner.relayUserId;
    challenge.instructionId = event.instructionId;
    challenge.request = event.request;
    challenge.displayDigest = event.displayDigest;
    challenge.createdAt = at;
    challenge.deliveries.reserve(event.pushes.size());
    for (const Push &push : event.pushes)
        challenge.deliveries.push_back({push.deviceId, push.messageId, std::nullopt, std::nullopt});
    m_byId.insert(event.instructionId, &challenge);
    return challenge;
}

void ChallengeBook::on(const ChallengeCreated &event, Instant at, const Pairing &owner)
{
    Challenge &challenge = add(event, at, owner);
    challenge.customType = event.customType;
    challenge.expectedAction = event.expectedAction;
    challenge.answerPath = event.answerPath;
    challenge.expiresAt = event.expiresAt;
    m_deadlines.add(event.expiresAt, &challenge);
}

void ChallengeBook::on(const AlertSent &event, Instant at, const Pairing &owner)
{
    add(event, at, owner).state = ChallengeState::Sent;
}

void ChallengeBook::on(const ChallengeDecided &event, Instant at)
{
    Challenge &challenge = entry(event.tenantId, event.instructionId);
    challenge.state = event.state;
    challenge.decision = Decision{at,
                                  event.deviceId,
                                  event.reason,
                                  event.number,
                                  event.displayDigest,
                                  event.deviceSignature,
                                  event.eventId,
                                  event.via};
    if (Delivery *delivery = challenge.delivery(event.deviceId))
        delivery->answeredAt = at;
}

std::optional<Instant> ChallengeBook::nextExpiry()
{
    return m_deadlines.next(isSettled);
}

void ChallengeBook::expire(Instant now, const TenantBook &tenants, const IdSource &newId,
                           std::vector<Event> &events)
{
    m_deadlines.takeDue(now, isSettled, [&](const Challenge *challenge) {
        const Tenant *owner = tenants.find(challenge->tenantId);
        ChallengeDecided decided;
        decided.tenantId = challenge->tenantId;
        decided.instructionId = challenge->instructionId;
        decided.state = ChallengeState::Expired;
        decided.reason = QStringLiteral("unanswered");
        decided.eventId = newId(QLatin1String("evt_"));
        // A device may have answered the backend and not come to tell us: silence cannot contradict it.
        const bool throughRelay = challenge->answerPath == AnswerPath::Relay;
        decided.callbackWanted = throughRelay && owner && !owner->callbackUrl().isEmpty();
        events.emplace_back(std::move(decided));
    });
}

} // namespace countersign::domain
