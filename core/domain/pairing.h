#pragma once

#include "core/base/clock.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace countersign::domain {

inline constexpr std::chrono::seconds pairingProofLifetime{300};
inline constexpr std::chrono::days deviceSessionLifetime{30};

/// What the backend tells of its user (protocol, section 5).
struct PairingUser
{
    QString backendUserId;
    QString displayName;
    QString email;
    QString phone;
    QString firstName;
    QString lastName;
    QString displayLogoUrl;

    friend bool operator==(const PairingUser &, const PairingUser &) = default;
};

[[nodiscard]] QJsonObject toJson(const PairingUser &user);
[[nodiscard]] PairingUser pairingUserFromJson(const QJsonObject &json);

enum class ProofState { Open, Used, Expired };

/// The permission to pair one device; its token carries `id` as `jti`.
struct PairingProof
{
    QString id;
    QString tenantId;
    QString userSocketHash;
    PairingUser user;
    Instant expiresAt{};
    ProofState state = ProofState::Open;

    friend bool operator==(const PairingProof &, const PairingProof &) = default;
};

/// One authenticator that may answer for a pairing.
struct PairedDevice
{
    QString id;
    QString pushToken;
    QString platform;
    QString name;
    QByteArray publicKey; ///< 32 raw bytes of Ed25519, or empty
    QByteArray sealedTotpSecret;
    qint64 lastTotpStep = -1; ///< the newest time step whose code was accepted
    QString sessionId;        ///< `jti` of its session token
    Instant sessionExpiresAt{};
    Instant pairedAt{};

    friend bool operator==(const PairedDevice &, const PairedDevice &) = default;
};

/// One user of one tenant, and the devices that answer for them. There is one for each `(tenant, user socket hash)`.
struct Pairing
{
    QString id;
    QString tenantId;
    QString userSocketHash;
    QString relayUserId; ///< stable for the pair, never shared between tenants
    PairingUser user;
    std::vector<PairedDevice> devices;

    [[nodiscard]] const PairedDevice *device(const QString &deviceId) const;
    [[nodiscard]] PairedDevice *device(const QString &deviceId);
    [[nodiscard]] const PairedDevice *deviceByPushToken(const QString &pushToken) const;

    friend bool operator==(const Pairing &, const Pairing &) = default;
};

} // namespace countersign::domain
