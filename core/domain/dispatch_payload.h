#pragma once

#include "core/domain/challenge_payload.h"
#include "core/domain/dispatch_events.h"
#include "core/domain/payload.h"

namespace countersign::domain {

void fields(auto &payload, Is<ValidatorPushes> auto &validator)
{
    payload.text("pairing_id", validator.pairingId);
    payload.list("pushes", validator.pushes);
}

void fields(auto &payload, Is<DispatchCreated> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("event_id", event.eventId);
    payload.word("event_type", event.eventType, sudoEventTypeFromWire);
    payload.word("action_type", event.actionType, sudoActionTypeFromWire);
    payload.text("idempotency_key", event.idempotencyKey);
    payload.word("data_access", event.dataAccess, dataAccessFromWire);
    payload.text("display_digest", event.displayDigest);
    payload.instant("expires_at", event.expiresAt);
    payload.number("quorum", event.quorum);
    payload.number("rejections_to_fail", event.rejectionsToFail);
    payload.list("validators", event.validators);
    payload.raw("request", event.request);
}

void fields(auto &payload, Is<DispatchSeen> auto &event)
{
    payload.text("event_id", event.eventId);
    payload.text("pairing_id", event.pairingId);
    payload.text("device_id", event.deviceId);
}

void fields(auto &payload, Is<VoteRefused> auto &event)
{
    payload.text("event_id", event.eventId);
    payload.text("pairing_id", event.pairingId);
    payload.text("device_id", event.deviceId);
    payload.text("error_code", event.errorCode);
}

void fields(auto &payload, Is<ValidatorVoted> auto &event)
{
    payload.text("event_id", event.eventId);
    payload.text("pairing_id", event.pairingId);
    payload.text("device_id", event.deviceId);
    payload.word("decision", event.decision, challengeStateFromWire);
    payload.text("reason", event.reason);
    payload.text("display_digest", event.displayDigest);
    payload.text("device_signature", event.deviceSignature);
}

void fields(auto &payload, Is<DispatchEnded> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("event_id", event.eventId);
    payload.word("state", event.state, challengeStateFromWire);
    payload.text("reason", event.reason);
    payload.text("pairing_id", event.pairingId);
    payload.text("approval_id", event.approvalId);
    payload.flag("callback_wanted", event.callbackWanted);
}

} // namespace countersign::domain
