#pragma once

#include "core/domain/challenge_events.h"
#include "core/domain/payload.h"

namespace countersign::domain {

void fields(auto &payload, Is<Push> auto &push)
{
    payload.text("device_id", push.deviceId);
    payload.text("message_id", push.messageId);
}

void fields(auto &payload, Is<ChallengeCreated> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("pairing_id", event.pairingId);
    payload.text("instruction_id", event.instructionId);
    payload.word("custom_type", event.customType, customTypeFromWire);
    payload.text("expected_action", event.expectedAction);
    payload.digest("display_digest", event.displayDigest);
    payload.instant("expires_at", event.expiresAt);
    payload.list("pushes", event.pushes);
    payload.raw("request", event.request);
    payload.word("answer_path", event.answerPath, answerPathFromWire);
}

void fields(auto &payload, Is<AlertSent> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("pairing_id", event.pairingId);
    payload.text("instruction_id", event.instructionId);
    payload.digest("display_digest", event.displayDigest);
    payload.list("pushes", event.pushes);
    payload.raw("request", event.request);
}

void fields(auto &payload, Is<ChallengeSeen> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("instruction_id", event.instructionId);
    payload.text("device_id", event.deviceId);
}

void fields(auto &payload, Is<AnswerRefused> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("instruction_id", event.instructionId);
    payload.text("device_id", event.deviceId);
    payload.text("error_code", event.errorCode);
}

void fields(auto &payload, Is<ChallengeDecided> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("instruction_id", event.instructionId);
    payload.word("state", event.state, challengeStateFromWire);
    payload.text("device_id", event.deviceId);
    payload.text("reason", event.reason);
    payload.number("number", event.number);
    payload.number("totp_step", event.totpStep);
    payload.text("display_digest", event.displayDigest);
    payload.text("device_signature", event.deviceSignature);
    payload.text("event_id", event.eventId);
    payload.flag("callback_wanted", event.callbackWanted);
    payload.word("via", event.via, answerPathFromWire);
}

} // namespace countersign::domain
