#pragma once

#include "core/base/result.h"
#include "core/domain/callback.h"
#include "core/domain/challenge.h"
#include "core/domain/pairing.h"
#include "core/domain/tenant.h"

#include <variant>

/// Everything that can happen. An event is what the journal keeps and the only thing that changes a RelayState.
/// Secrets are in it sealed or not at all. Each has the journal's type name and reads and writes its own payload.
namespace countersign::domain {

struct TenantProvisioned
{
    static constexpr const char *typeName = "tenant.provisioned";
    QString tenantId;
    QString name;
    QByteArray sealedSecret;
    TenantConfiguration configuration;
};

struct TenantUpdated
{
    static constexpr const char *typeName = "tenant.updated";
    QString tenantId;
    QString name;
    TenantConfiguration configuration;
};

struct TenantSecretRotated
{
    static constexpr const char *typeName = "tenant.secret_rotated";
    QString tenantId;
    QByteArray sealedSecret;
};

struct TenantStateChanged
{
    static constexpr const char *typeName = "tenant.state_changed";
    QString tenantId;
    TenantState state = TenantState::Active;
};

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

/// One device and the push service's id for the message to it; empty when the push service refused.
struct Push
{
    QString deviceId;
    QString messageId;
};

struct ChallengeCreated
{
    static constexpr const char *typeName = "challenge.created";
    QString tenantId;
    QString pairingId;
    QString instructionId;
    CustomType customType = CustomType::LocalAuth;
    QString expectedAction;
    QString displayDigest;
    Instant expiresAt{};
    std::vector<Push> pushes;
    QByteArray request; ///< as received
};

struct ChallengeSeen
{
    static constexpr const char *typeName = "challenge.seen";
    QString tenantId;
    QString instructionId;
    QString deviceId;
};

struct AnswerRefused
{
    static constexpr const char *typeName = "challenge.answer_refused";
    QString tenantId;
    QString instructionId;
    QString deviceId;
    QString errorCode;
};

struct ChallengeDecided
{
    static constexpr const char *typeName = "challenge.decided";
    QString tenantId;
    QString instructionId;
    ChallengeState state = ChallengeState::Approved;
    QString deviceId;
    QString reason;
    std::optional<int> number;
    std::optional<qint64> totpStep;
    QString displayDigest;
    QString deviceSignature;
    QString eventId;
    bool callbackWanted = false;
};

struct CallbackAttempted
{
    static constexpr const char *typeName = "callback.attempted";
    QString eventId;
    int status = 0;
    QString error;
    CallbackState state = CallbackState::Pending;
    std::optional<Instant> nextAttemptAt;
};

using Event =
    std::variant<TenantProvisioned, TenantUpdated, TenantSecretRotated, TenantStateChanged, PairingPrepared,
                 PairingProofExpired, DeviceRegistered, DeviceRefreshed, DeviceSessionExpired, DeviceUnpaired,
                 ChallengeCreated, ChallengeSeen, AnswerRefused, ChallengeDecided, CallbackAttempted>;

[[nodiscard]] QByteArray typeOf(const Event &event);
/// Compact JSON, one object.
[[nodiscard]] QByteArray payloadOf(const Event &event);
/// Errors: `EVENT_UNKNOWN` for a type that this version does not know, `JSON_INVALID`.
[[nodiscard]] Result<Event> readEvent(const QByteArray &type, const QByteArray &payload);

} // namespace countersign::domain
