#pragma once

#include "core/domain/pairing.h"

/// Pairing users with devices (protocol, section 5).
namespace countersign::domain {

struct PairingPrepared
{
    static constexpr const char *typeName = "pairing.prepared";
    QString proofId;
    QString tenantId;
    QString userSocketHash;
    PairingUser user;
    Instant expiresAt{};
};

struct PairingProofExpired
{
    static constexpr const char *typeName = "pairing.proof_expired";
    QString proofId;
};

struct DeviceRegistered
{
    static constexpr const char *typeName = "device.registered";
    QString proofId;
    QString pairingId;
    QString relayUserId;
    QString deviceId;
    QString pushToken;
    QString platform;
    QString name;
    QByteArray publicKey;
    QByteArray sealedTotpSecret;
    QString sessionId;
    Instant sessionExpiresAt{};
};

struct DeviceRefreshed
{
    static constexpr const char *typeName = "device.refreshed";
    QString deviceId;
    QString pushToken;
    QString sessionId;
    Instant sessionExpiresAt{};
};

struct DeviceSessionExpired
{
    static constexpr const char *typeName = "device.session_expired";
    QString deviceId;
};

struct DeviceUnpaired
{
    static constexpr const char *typeName = "device.unpaired";
    QString deviceId;
};

} // namespace countersign::domain
