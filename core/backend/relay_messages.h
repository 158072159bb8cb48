#pragma once

#include "core/backend/sudo_action_type.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/display/validation_field.h"

#include <QStringList>

/// What a backend says to its relay, and what it hears.
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

/// Something for a user to know, without a question (protocol, section 6).
struct SecurityAlert
{
    QString userSocketHash;
    QString title;
    QString description;
    display::DisplayBlock display; ///< not sent when it has no fields
};

enum class DispatchKind {
    Single,    ///< `sudo_action`
    Group,     ///< `sudo_group_action`
    Delegated, ///< `sudo_delegated_action`: validators of other organisations
};
enum class MutationKind { Creation, Deletion, Update, Upsert };

/// A question to several validators (protocol, section 7).
struct SudoDispatch
{
    DispatchKind kind = DispatchKind::Single;
    MutationKind mutation = MutationKind::Update;
    QString idempotencyKey; ///< the same key with the same body is answered as before
    QStringList users;      ///< `relay_user_linked_id_list`
    QStringList groups;     ///< `relay_group_linked_id_list`; of the two at least one is not empty
    QString title;
    QString description;
    std::vector<display::ValidationField>
        fields; ///< what is shown, unless `fetchUrl` says where devices read it
    QString fetchUrl;
    std::optional<int> quorum;               ///< approvals needed; nothing: as the kind has it
    std::optional<int> rejectionsToFail;     ///< nothing: 1
    std::optional<std::chrono::seconds> ttl; ///< 10 to 1800; nothing: as the kind has it
};

struct DispatchReceipt
{
    QString eventId;
    QString status;    ///< `pending`
    QString expiresAt; ///< RFC 3339
};

/// Which challenge is asked about.
struct DeliveryQuery
{
    QString instructionId;
};

/// What became of a challenge. Times are RFC 3339, empty where it has not come to that.
struct DeliveryStatus
{
    struct Device
    {
        QString deviceId;
        QString status; ///< `pushed`, `failed`, `seen`, `answered`
        QString pushedAt;
        QString failedAt;
        QString seenAt;
        QString answeredAt;
    };
    QString instructionId;
    QString status; ///< `pending`, `approved`, `rejected`, `expired`, `cancelled`
    QString sentAt;
    QString expiresAt;
    QString decidedAt;
    std::vector<Device> devices;
};

/// A browser wants to sign in by QR code (protocol, section 9).
struct QrLoginRequest
{
    QString browserOrigin; ///< `https://example.com`
};

struct QrLogin
{
    QString sessionId;
    Secret pollToken;
    QString payload; ///< the text of the code
    QString picture; ///< the code as a `data:` URL
    QString signature;
    QString expiresAt; ///< RFC 3339
};

struct QrLoginPoll
{
    QString sessionId;
    Secret pollToken;
};

enum class QrLoginState { Pending, Approved };

/// Where a sign-in stands; one that is denied, over, or was told before is an error of the relay's.
struct QrLoginStatus
{
    QrLoginState state = QrLoginState::Pending;
    bool isScanned = false;
    // When approved:
    QString userSocketHash;
    QString backendUserId;
    QString relayUserId;
    QString deviceId;
    QString approvedAt;
};

} // namespace countersign::backend
