#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace countersign::domain {

inline constexpr std::chrono::seconds qrLoginLifetime{120};

enum class QrLoginState { Pending, Approved, Rejected, Consumed, Expired };
[[nodiscard]] QString toWire(QrLoginState state);
[[nodiscard]] std::optional<QrLoginState> qrLoginStateFromWire(const QString &text);

/// A paired device's yes or no to a sign-in.
struct QrLoginAnswer
{
    Instant at{};
    QString deviceId;
    QString reason;
    QString deviceSignature;

    friend bool operator==(const QrLoginAnswer &, const QrLoginAnswer &) = default;
};

/// One browser that shows a QR code and waits for a phone (protocol, section 9). The first phone to scan it takes it
/// for its user. Pending until answered; approved until the backend has fetched it, once; anything else is its end.
struct QrLogin
{
    QString sessionId;
    QString tenantId;
    QString browserOrigin;    ///< `https://example.com`
    QByteArray pollTokenHash; ///< SHA-256: the token itself is nowhere kept
    Instant createdAt{};
    Instant expiresAt{};
    QrLoginState state = QrLoginState::Pending;
    QString pairingId; ///< of the user whose device scanned it; empty before
    std::optional<QrLoginAnswer> answer;

    /// Something can still come of it.
    [[nodiscard]] bool isOpen() const
    {
        return state == QrLoginState::Pending || state == QrLoginState::Approved;
    }

    /// Whether it is over, and its time was up before that one.
    [[nodiscard]] bool endedBefore(Instant time) const { return !isOpen() && expiresAt < time; }

    friend bool operator==(const QrLogin &, const QrLogin &) = default;
};

/// `sha256:<hex>` of the origin: what a device signs that it has shown.
[[nodiscard]] QString originDigest(const QString &browserOrigin);

} // namespace countersign::domain
