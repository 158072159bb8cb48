#pragma once

#include "core/base/error.h"
#include "core/domain/challenge.h"
#include "core/domain/qr_login.h"

#include <QString>

#include <optional>

namespace countersign::device {

/// Which challenge: two tenants may use one instruction id.
struct ChallengeKey
{
    QString tenantId;
    QString instructionId;

    friend bool operator==(const ChallengeKey &, const ChallengeKey &) = default;
    friend size_t qHash(const ChallengeKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.tenantId, key.instructionId);
    }
};

/// How a challenge stands on one device.
enum class CardState {
    Waiting,   ///< for the person
    Answering, ///< the answer is on its way to the relay
    Approved,  ///< by this device
    Rejected,  ///< by this device, or by too many wrong answers on it
    Expired,
    AnsweredElsewhere, ///< on another device
};

enum class ItemKind {
    Challenge,
    Login, ///< may a browser sign in, whose QR code was scanned
};

/// By this name a policy knows a sign-in.
inline constexpr QLatin1String loginAction{"qr_login"};

/// One challenge as a device holds it, made from the push; or one sign-in, made from the code that was scanned, whose
/// session id stands for the instruction id.
struct InboxItem
{
    ItemKind kind = ItemKind::Challenge;
    ChallengeKey key;
    QString pairingId;
    QString tenantName;
    QString tenantLogoUrl;
    domain::CustomType customType = domain::CustomType::LocalAuth;
    QString expectedAction;
    QString description;
    QList<int> numbers;
    QString browserOrigin; ///< of a sign-in
    display::DisplayBlock display;
    QString displayDigest; ///< computed by the device over what it paints
    Instant receivedAt{};
    Instant expiresAt{};
    bool seen = false;
    CardState state = CardState::Waiting;
    int attemptsLeft = domain::wrongAnswersToReject;
    std::optional<Error> refusal; ///< why the relay refused the last answer
};

enum class Decision { Approve, Deny };

/// What the person (or a script) does. What is not given on an approval is filled in by the device: the right TOTP
/// code, a done local authentication; a number is filled in only when there is no choice to make.
struct Answer
{
    Decision decision = Decision::Approve;
    std::optional<QString> totpCode = {};
    std::optional<int> number = {};
    std::optional<bool> localAuth = {};
    QString reason = {};
};

} // namespace countersign::device
