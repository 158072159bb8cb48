#pragma once

#include "core/domain/pairing_events.h"
#include "core/domain/payload.h"

namespace countersign::domain {

void fields(auto &payload, Is<PairingPrepared> auto &event)
{
    payload.text("proof_id", event.proofId);
    payload.text("tenant_id", event.tenantId);
    payload.text("user_socket_hash", event.userSocketHash);
    payload.object("user", event.user, pairingUserFromJson);
    payload.instant("expires_at", event.expiresAt);
}

void fields(auto &payload, Is<PairingProofExpired> auto &event)
{
    payload.text("proof_id", event.proofId);
}

void fields(auto &payload, Is<DeviceRegistered> auto &event)
{
    payload.text("proof_id", event.proofId);
    payload.text("pairing_id", event.pairingId);
    payload.text("relay_user_id", event.relayUserId);
    payload.text("device_id", event.deviceId);
    payload.text("push_token", event.pushToken);
    payload.text("platform", event.platform);
    payload.text("name", event.name);
    payload.base64("public_key", event.publicKey);
    payload.utf8("sealed_totp_secret", event.sealedTotpSecret);
    payload.text("session_id", event.sessionId);
    payload.instant("session_expires_at", event.sessionExpiresAt);
}

void fields(auto &payload, Is<DeviceRefreshed> auto &event)
{
    payload.text("device_id", event.deviceId);
    payload.text("push_token", event.pushToken);
    payload.text("session_id", event.sessionId);
    payload.instant("session_expires_at", event.sessionExpiresAt);
}

void fields(auto &payload, Is<DeviceSessionExpired> auto &event)
{
    payload.text("device_id", event.deviceId);
}

void fields(auto &payload, Is<DeviceUnpaired> auto &event)
{
    payload.text("device_id", event.deviceId);
}

} // namespace countersign::domain
