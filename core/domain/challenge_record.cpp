#include "core/domain/challenge_book.h"
#include "core/domain/delivery_record.h"
#include "core/domain/pairing_book.h"

namespace countersign::domain {

static void fields(auto &record, Is<Decision> auto &decision)
{
    record.value(decision.at);
    record.value(decision.deviceId);
    record.value(decision.reason);
    record.value(decision.number);
    record.value(decision.displayDigest);
    record.value(decision.deviceSignature);
    record.value(decision.eventId);
    record.value(decision.via);
}

static void fields(auto &record, Is<Challenge> auto &challenge)
{
    record.value(challenge.pairingId);
    record.value(challenge.instructionId);
    record.value(challenge.customType);
    record.value(challenge.expectedAction);
    record.value(challenge.request);
    record.value(challenge.displayDigest);
    record.value(challenge.answerPath);
    record.value(challenge.createdAt);
    record.value(challenge.expiresAt);
    record.value(challenge.state);
    record.value(challenge.deliveries);
    record.value(challenge.refusedAnswers);
    record.value(challenge.decision);
}

void ChallengeBook::save(RecordWriter &record) const
{
    record.value(m_forgotten);
    record.value(m_challenges);
}

void ChallengeBook::restore(RecordReader &record, const PairingBook &pairings)
{
    record.value(m_forgotten);
    record.value(m_challenges);
    m_byId.reserve(static_cast<qsizetype>(m_challenges.size()));
    for (Challenge &challenge : m_challenges) {
        restoreOwner(challenge, pairings.find(challenge.pairingId));
        m_byId.insert(challenge.instructionId, &challenge);
        if (challenge.state == ChallengeState::Pending)
            m_deadlines.add(challenge.expiresAt, &challenge);
    }
}

} // namespace countersign::domain
