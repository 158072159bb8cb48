#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/device/painted_card.h"
#include "core/domain/dispatch.h"
#include "core/domain/qr_login.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace countersign::device {

/// Which challenge: two tenants may use one instruction id. A dispatch's event id stands for it.
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
    Answering, ///< the answer is on its way
    Approved,  ///< by this device
    Rejected,  ///< by this device, or by too many wrong answers on it
    Expired,
    AnsweredElsewhere, ///< on another device
    Notice,            ///< an alert that is on the screen: nobody waits for an answer
    Dismissed,         ///< an alert that the person has put away
};

/// What lets a device answer the backend itself (protocol, section 8).
struct DirectWay
{
    QUrl backendUrl;
    Secret responseToken;
};

enum class ItemKind {
    Challenge,
    Dispatch, ///< one of several is asked
    Login,    ///< may a browser sign in, whose QR code was scanned
    Alert,    ///< a security alert, which takes no answer
};

/// What a device has to fetch before a dispatch can be approved.
struct DataToFetch
{
    enum class State { Unopened, Fetching, Here, Failed } state = State::Unopened;
    QUrl url;
    std::optional<Error> problem = {}; ///< why the last attempt failed
};

/// How far a dispatch is among those who are asked.
struct DispatchProgress
{
    domain::ChallengeState state = domain::ChallengeState::Pending;
    domain::QuorumCount quorum;
    int validators = 0;
    QStringList groups; ///< display names
};

/// By this name a policy knows a sign-in.
inline constexpr QLatin1String loginAction{"qr_login"};

/// One challenge as a device holds it, made from the push; or one sign-in, made from the code that was scanned, whose
/// session id stands for the instruction id; or one security alert.
struct InboxItem
{
    ItemKind kind = ItemKind::Challenge;
    ChallengeKey key;
    QString pairingId;
    QString tenantName;
    QString tenantLogoUrl;
    QString title; ///< of an alert
    domain::CustomType customType = domain::CustomType::LocalAuth;
    QString expectedAction;
    QString description;
    QList<int> numbers;
    QString browserOrigin;                    ///< of a sign-in
    std::optional<DispatchProgress> progress; ///< of a dispatch
    std::optional<DataToFetch> data;          ///< of a dispatch whose fields did not come with the push
    display::DisplayBlock display;
    QString displayDigest; ///< computed by the device over what it paints
    Instant receivedAt{};
    Instant expiresAt{};             ///< an alert stays
    std::optional<DirectWay> direct; ///< nothing: the answer goes through the relay
    bool seen = false;
    CardState state = CardState::Waiting;
    int attemptsLeft = domain::wrongAnswersToReject;
    std::optional<Error> refusal; ///< why the relay, or the backend, refused the last answer

    /// Everything that is to be approved is here.
    [[nodiscard]] bool isWhole() const { return !data || data->state == DataToFetch::State::Here; }
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
    /// The way it takes; nothing: straight to the backend where the push says so.
    std::optional<domain::AnswerPath> path = {};
    /// What the person saw before; nothing: no screen was part of it.
    std::optional<PaintedCard> painted = {};
};

} // namespace countersign::device
