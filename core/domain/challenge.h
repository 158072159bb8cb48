#pragma once

#include "core/base/clock.h"
#include "core/base/rare.h"
#include "core/base/shared_bytes.h"
#include "core/display/validation_field.h"
#include "core/domain/answer_path.h"
#include "core/domain/display_digest.h"

#include <QList>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace countersign::domain {

inline constexpr std::chrono::seconds defaultChallengeLifetime{180};
inline constexpr int shortestChallengeSeconds = 10;
inline constexpr int longestChallengeSeconds = 600;
/// So many wrong codes or numbers reject a challenge (protocol, section 8).
inline constexpr int wrongAnswersToReject = 3;

/// What a number to pick may be.
inline constexpr qint64 lowestNumber = std::numeric_limits<int>::min();
inline constexpr qint64 highestNumber = std::numeric_limits<int>::max();

enum class ChallengeState {
    Pending,
    Approved,
    Rejected,
    Expired,
    Cancelled,
    Sent, ///< a security alert, which asks nothing and stays so
};
enum class CustomType { Totp, GoldenNumber, LocalAuth };

[[nodiscard]] QString toWire(ChallengeState state);
[[nodiscard]] QString toWire(CustomType type);
[[nodiscard]] std::optional<ChallengeState> challengeStateFromWire(const QString &text);
[[nodiscard]] std::optional<CustomType> customTypeFromWire(const QString &text);

/// What the backend asks, or tells (protocol, section 6), checked.
struct ChallengeRequest
{
    QString userSocketHash;
    QString instructionId;
    QString title; ///< of a security alert
    CustomType customType = CustomType::LocalAuth;
    QString expectedAction;
    QString backendUrl;                   ///< where devices can answer the backend itself
    std::optional<AnswerPath> answerPath; ///< nothing: as the tenant is configured
    QString description;
    QList<int> numbers;
    std::optional<int> correctNumber;
    std::chrono::seconds lifetime = defaultChallengeLifetime;
    display::DisplayBlock display; ///< without fields when the backend sent none
};

/// Reads and checks a request; names every bad member at once. Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<ChallengeRequest> readChallengeRequest(JsonValue body);

/// The same for a security alert: who is told, a title, a description, perhaps a block; perhaps an id of the backend's.
[[nodiscard]] Result<ChallengeRequest> readAlertRequest(JsonValue body);

/// How a challenge fares on one device.
struct Delivery
{
    QString deviceId;
    QString messageId; ///< empty: the push failed
    std::optional<Instant> seenAt;
    std::optional<Instant> answeredAt;

    friend bool operator==(const Delivery &, const Delivery &) = default;
};

/// An answer that did not count, such as a wrong code.
struct RefusedAnswer
{
    Instant at{};
    QString deviceId;
    QString errorCode;

    friend bool operator==(const RefusedAnswer &, const RefusedAnswer &) = default;
};

/// The answer that ended a challenge.
struct Decision
{
    Instant at{};
    QString deviceId; ///< empty when nobody answered
    QString reason;
    std::optional<int> number;
    QString displayDigest;
    QString deviceSignature;
    QString eventId; ///< of the ApprovalEvent that tells the backend
    AnswerPath via = AnswerPath::Relay;

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// One question to one user, or one security alert. Only a pending challenge can move, and only once.
struct Challenge
{
    QString tenantId;
    QString pairingId;
    QString userSocketHash;
    QString relayUserId;
    QString instructionId;
    CustomType customType = CustomType::LocalAuth;
    QString expectedAction;
    SharedBytes request; ///< the body as it was received: the display is read from it when it is wanted
    DisplayDigest displayDigest;
    AnswerPath answerPath = AnswerPath::Relay; ///< what the devices were asked to take
    Instant createdAt{};
    Instant expiresAt{}; ///< an alert stays
    ChallengeState state = ChallengeState::Pending;
    std::vector<Delivery> deliveries;
    std::vector<RefusedAnswer> refusedAnswers;
    Rare<Decision> decision;

    /// It informs and takes no answer.
    [[nodiscard]] bool isAlert() const { return state == ChallengeState::Sent; }
    /// Whether it ended before that time; an alert ends with its beginning.
    [[nodiscard]] bool endedBefore(Instant time) const;
    /// Everything the backend asked, read again from `request`.
    [[nodiscard]] ChallengeRequest details() const;
    [[nodiscard]] int attemptsLeft() const
    {
        return wrongAnswersToReject - static_cast<int>(refusedAnswers.size());
    }
    [[nodiscard]] const Delivery *delivery(const QString &deviceId) const;
    [[nodiscard]] Delivery *delivery(const QString &deviceId);

    friend bool operator==(const Challenge &, const Challenge &) = default;
};

} // namespace countersign::domain
