#include "core/domain/delivery_record.h"
#include "core/domain/dispatch_book.h"
#include "core/domain/pairing_book.h"
#include "core/signing/digest.h"

namespace countersign::domain {

static void fields(auto &record, Is<Vote> auto &vote)
{
    record.value(vote.at);
    record.value(vote.deviceId);
    record.value(vote.decision);
    record.value(vote.reason);
    record.value(vote.displayDigest);
    record.value(vote.deviceSignature);
}

static void fields(auto &record, Is<Validator> auto &validator)
{
    record.value(validator.pairingId);
    record.value(validator.deliveries);
    record.value(validator.refusedAnswers);
    record.value(validator.vote);
}

static void fields(auto &record, Is<DispatchEnd> auto &end)
{
    record.value(end.at);
    record.value(end.reason);
    record.value(end.pairingId);
    record.value(end.eventId);
}

static void fields(auto &record, Is<Dispatch> auto &dispatch)
{
    record.value(dispatch.tenantId);
    record.value(dispatch.eventId);
    record.value(dispatch.challengesBefore);
    record.value(dispatch.eventType);
    record.value(dispatch.actionType);
    record.value(dispatch.idempotencyKey);
    record.value(dispatch.request);
    record.value(dispatch.dataAccess);
    record.value(dispatch.displayDigest);
    record.value(dispatch.createdAt);
    record.value(dispatch.expiresAt);
    record.value(dispatch.quorum);
    record.value(dispatch.rejectionsToFail);
    record.value(dispatch.state);
    record.value(dispatch.validators);
    record.value(dispatch.end);
}

void DispatchBook::save(RecordWriter &record) const
{
    record.value(m_forgotten);
    record.value(m_dispatches);
}

void DispatchBook::restore(RecordReader &record, const PairingBook &pairings)
{
    record.value(m_forgotten);
    record.value(m_dispatches);
    for (Dispatch &dispatch : m_dispatches) {
        dispatch.requestHash = signing::sha256(dispatch.request);
        for (Validator &validator : dispatch.validators)
            restoreOwner(validator, pairings.find(validator.pairingId));
        m_byId.insert(dispatch.eventId, &dispatch);
        m_byKey.insert({dispatch.tenantId, dispatch.idempotencyKey}, &dispatch);
        if (dispatch.state == ChallengeState::Pending)
            m_deadlines.add(dispatch.expiresAt, dispatch.eventId);
    }
}

} // namespace countersign::domain
