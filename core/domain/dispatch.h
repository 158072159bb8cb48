#pragma once

#include "core/domain/challenge.h"

namespace countersign::domain {

inline constexpr std::chrono::seconds groupDispatchLifetime{1200};
inline constexpr int shortestDispatchSeconds = 10;
inline constexpr int longestDispatchSeconds = 1800;
inline constexpr int mostLinkedIds = 100;
/// All that one dispatch may ask, groups taken apart.
inline constexpr int mostValidators = 100;

enum class SudoEventType { Action, GroupAction, DelegatedAction };
[[nodiscard]] QString toWire(SudoEventType type);
[[nodiscard]] std::optional<SudoEventType> sudoEventTypeFromWire(const QString &text);

enum class SudoActionType { Creation, Deletion, Update, Upsert };
[[nodiscard]] QString toWire(SudoActionType type);
[[nodiscard]] std::optional<SudoActionType> sudoActionTypeFromWire(const QString &text);

/// Where what a validator sees comes from.
enum class DataAccess {
    Static,  ///< it came with the dispatch
    Dynamic, ///< the device fetches it when the challenge is opened
};
[[nodiscard]] QString toWire(DataAccess access);
[[nodiscard]] std::optional<DataAccess> dataAccessFromWire(const QString &text);

/// What the backend asks of its validators (protocol, section 7), checked.
struct DispatchRequest
{
    SudoEventType eventType = SudoEventType::Action;
    SudoActionType actionType = SudoActionType::Creation;
    QString idempotencyKey;
    QStringList userLinkedIds;
    QStringList groupLinkedIds;
    DataAccess dataAccess = DataAccess::Static;
    display::DisplayBlock display; ///< title and description; its fields only when they are static
    QString dataFetchUrl;          ///< when they are dynamic
    std::optional<int> quorum;     ///< nothing: as the type says
    int rejectionsToFail = 1;
    std::chrono::seconds lifetime = defaultChallengeLifetime;
};

/// Reads and checks a request; names every bad member at once. Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<DispatchRequest> readDispatchRequest(JsonValue body);

/// What one validator answered.
struct Vote
{
    Instant at{};
    QString deviceId;
    ChallengeState decision = ChallengeState::Approved; ///< Approved or Rejected
    QString reason;
    QString displayDigest; ///< of what this device showed
    QString deviceSignature;

    friend bool operator==(const Vote &, const Vote &) = default;
};

/// One user who is asked. Each answers once, from whichever of their devices.
struct Validator
{
    QString tenantId; ///< of their pairing: another one's than the dispatch's when it is delegated
    QString pairingId;
    QString userSocketHash;
    QString relayUserId;
    std::vector<Delivery> deliveries;
    std::vector<RefusedAnswer> refusedAnswers;
    std::optional<Vote> vote;

    [[nodiscard]] int attemptsLeft() const
    {
        return wrongAnswersToReject - static_cast<int>(refusedAnswers.size());
    }
    [[nodiscard]] const Delivery *delivery(const QString &deviceId) const;
    [[nodiscard]] Delivery *delivery(const QString &deviceId);

    friend bool operator==(const Validator &, const Validator &) = default;
};

/// How far a dispatch is.
struct QuorumCount
{
    int required = 0;
    int approved =
        0; ///< at most `required`: what an organisation gives beyond its quorum does not count for another
    int rejected = 0;

    friend bool operator==(const QuorumCount &, const QuorumCount &) = default;
};

/// The validators whose approvals count together: all of a dispatch, or those of one tenant when it is delegated.
struct Organisation
{
    QString tenantId;
    int validators = 0;
    int approved = 0;
    int rejected = 0;
};

/// How a dispatch ended.
struct DispatchEnd
{
    Instant at{};
    QString reason;
    QString pairingId; ///< of the validator whose answer ended it; empty when it expired
    QString eventId;   ///< of the ApprovalEvent that tells the backend

    friend bool operator==(const DispatchEnd &, const DispatchEnd &) = default;
};

/// One validation event for one or more validators. Only a pending one can move.
struct Dispatch
{
    QString tenantId;
    QString eventId; ///< `sev_…`
    /// So many challenges had been created before it: where it stands among them.
    std::size_t challengesBefore = 0;
    SudoEventType eventType = SudoEventType::Action;
    SudoActionType actionType = SudoActionType::Creation;
    QString idempotencyKey;
    QByteArray request; ///< the body as it was received: what is shown is read from it when it is wanted
    QByteArray requestHash;
    DataAccess dataAccess = DataAccess::Static;
    QString displayDigest; ///< of static data
    Instant createdAt{};
    Instant expiresAt{};
    int quorum = 1; ///< approvals that each organisation owes
    int rejectionsToFail = 1;
    ChallengeState state = ChallengeState::Pending;
    std::vector<Validator> validators;
    std::optional<DispatchEnd> end;

    /// Whether it ended before that time.
    [[nodiscard]] bool endedBefore(Instant time) const { return end && end->at < time; }
    /// Everything the backend asked, read again from `request`.
    [[nodiscard]] DispatchRequest details() const;
    [[nodiscard]] const Validator *validator(const QString &pairingId) const;
    [[nodiscard]] Validator *validator(const QString &pairingId);
    [[nodiscard]] std::vector<Organisation> organisations() const;
    [[nodiscard]] QuorumCount count() const;
    /// Whether those who have not answered could still bring it about.
    [[nodiscard]] bool canSucceed() const;

    friend bool operator==(const Dispatch &, const Dispatch &) = default;
};

} // namespace countersign::domain
