#pragma once

#include "core/base/ids.h"
#include "core/base/secret.h"
#include "core/domain/relay_state.h"

/// Signing a browser in by QR code (protocol, section 9). Pure: the time, ids and secrets come as arguments.
namespace countersign::domain {

/// Errors: `VALIDATION_FAILED`, `QR_LOGIN_FORBIDDEN` (the origin is not allowed, or QR login is off).
[[nodiscard]] Result<QrLoginInitiated> initiateQrLogin(const Tenant &tenant, JsonValue body,
                                                       const Secret &pollToken, Instant now,
                                                       const IdSource &newId);

/// What a poll leads to: the state that is told, pending or approved, and that it was told.
struct QrLoginPoll
{
    const QrLogin &login;
    QrLoginState state = QrLoginState::Pending;
    std::vector<Event> events = {};
};

/// Sessions of other tenants do not exist for this one. Errors: `QR_LOGIN_NOT_FOUND`, `QR_POLL_TOKEN_INVALID`,
/// `QR_LOGIN_EXPIRED`, `QR_LOGIN_CONSUMED`, `QR_LOGIN_REJECTED`.
[[nodiscard]] Result<QrLoginPoll> pollQrLogin(const RelayState &state, const QString &tenantId,
                                              const QString &sessionId, const Secret &pollToken, Instant now);

/// A device looks at a code. `sessionId` comes from a payload that the relay signed. No event when a device of the same
/// user scanned it before.
/// Errors: `QR_LOGIN_NOT_FOUND`, `QR_LOGIN_EXPIRED`, `QR_LOGIN_ANSWERED`, `QR_LOGIN_SCANNED` (for another user).
[[nodiscard]] Result<std::vector<Event>> scanQrLogin(const RelayState &state, const PairedDevice &device,
                                                     const QString &sessionId, Instant now);

/// Answers a session that this device's user has scanned. `body` is `{session_id, decision, reason?, display_digest?,
/// device_signature?}`.
/// Errors: `VALIDATION_FAILED`, `QR_LOGIN_NOT_FOUND`, `QR_LOGIN_EXPIRED`, `QR_LOGIN_ANSWERED`, `DISPLAY_MISMATCH`.
[[nodiscard]] Result<QrLoginAnswered> answerQrLogin(const RelayState &state, const PairedDevice &device,
                                                    JsonValue body, Instant now);

} // namespace countersign::domain
