#pragma once

#include "core/domain/payload.h"
#include "core/domain/qr_login_events.h"

namespace countersign::domain {

void fields(auto &payload, Is<QrLoginInitiated> auto &event)
{
    payload.text("session_id", event.sessionId);
    payload.text("tenant_id", event.tenantId);
    payload.text("browser_origin", event.browserOrigin);
    payload.base64("poll_token_hash", event.pollTokenHash);
    payload.instant("expires_at", event.expiresAt);
}

void fields(auto &payload, Is<QrLoginScanned> auto &event)
{
    payload.text("session_id", event.sessionId);
    payload.text("pairing_id", event.pairingId);
    payload.text("device_id", event.deviceId);
}

void fields(auto &payload, Is<QrLoginAnswered> auto &event)
{
    payload.text("session_id", event.sessionId);
    payload.word("state", event.state, qrLoginStateFromWire);
    payload.text("device_id", event.deviceId);
    payload.text("reason", event.reason);
    payload.text("device_signature", event.deviceSignature);
}

void fields(auto &payload, Is<QrLoginConsumed> auto &event)
{
    payload.text("session_id", event.sessionId);
}

void fields(auto &payload, Is<QrLoginExpired> auto &event)
{
    payload.text("session_id", event.sessionId);
}

} // namespace countersign::domain
