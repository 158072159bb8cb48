#pragma once

#include "core/backend/sudo_action_type.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/display/validation_field.h"
#include "core/http/message.h"

#include <QStringList>

/// What AsyncRelayClient sends and receives.
namespace countersign::backend {

/// Whom a device is paired with (protocol, section 5). At least one of `email` and `phone` is mandatory.
struct PairingUser
{
    QString userSocketHash;
    QString backendUserId;
    QString displayName;
    QString email;
    QString phone;
    QString firstName;
    QString lastName;
    QString displayLogoUrl;
};

struct PairingProof
{
    Secret proof; ///< a JWT to hand to the device, good for one use
    std::chrono::seconds expiresIn{};
};

/// How a device answers (protocol, section 8).
enum class AnswerPath {
    Relay,   ///< through the relay, which calls back
    Backend, ///< to this backend itself, at submitResponsePath behind `backendUrl`
};

/// A question to a user's devices (protocol, section 6).
struct AuthChallenge
{
    QString userSocketHash;
    QString instructionId;
    SudoActionType customType = SudoActionType::LocalAuth;
    QString expectedAction;
    QString description;
    QList<int> numbers;                   ///< GoldenNumber only: 2 to 5, distinct
    std::optional<int> correctNumber;     ///< which of them is right
    std::chrono::seconds ttl{180};        ///< 10 to 600
    display::DisplayBlock display;        ///< not sent when it has no fields
    QString backendUrl;                   ///< where devices reach this backend; empty: they cannot
    std::optional<AnswerPath> answerPath; ///< nothing: as the tenant is configured
};

/// How the push of a challenge went.
struct ChallengeReceipt
{
    QString instructionId;
    int deliveredCount = 0;
    int failedCount = 0;
    QStringList messageIds;
    QStringList failedTokensSample;
    QString sentAt;
};

[[nodiscard]] QByteArray toJson(const PairingUser &user);
[[nodiscard]] QByteArray toJson(const AuthChallenge &challenge);
/// Errors: `ANSWER_MALFORMED`.
[[nodiscard]] Result<PairingProof> readPairingProof(const http::Response &answer);
[[nodiscard]] Result<ChallengeReceipt> readChallengeReceipt(const http::Response &answer);

} // namespace countersign::backend
