#pragma once

#include "core/domain/qr_login.h"

/// Signing a browser in by QR code (protocol, section 9).
namespace countersign::domain {

struct QrLoginInitiated
{
    static constexpr const char *typeName = "qr_login.initiated";
    QString sessionId;
    QString tenantId;
    QString browserOrigin;
    QByteArray pollTokenHash;
    Instant expiresAt{};
};

struct QrLoginScanned
{
    static constexpr const char *typeName = "qr_login.scanned";
    QString sessionId;
    QString pairingId;
    QString deviceId;
};

struct QrLoginAnswered
{
    static constexpr const char *typeName = "qr_login.answered";
    QString sessionId;
    QrLoginState state = QrLoginState::Approved; ///< Approved or Rejected
    QString deviceId;
    QString reason;
    QString deviceSignature;
};

/// The backend was told of the approval.
struct QrLoginConsumed
{
    static constexpr const char *typeName = "qr_login.consumed";
    QString sessionId;
};

struct QrLoginExpired
{
    static constexpr const char *typeName = "qr_login.expired";
    QString sessionId;
};

} // namespace countersign::domain
