#pragma once

#include "core/domain/challenge_rules.h"

/// Sudo dispatch (protocol, sections 7 and 8). Pure: the time and ids come as arguments.
namespace countersign::domain {

/// What sudo/dispatch leads to: a new dispatch, or the one that the same request made before.
using DispatchOpening = std::variant<DispatchCreated, const Dispatch *>;

/// A linked id is a `relay_user_id`, or a `user_socket_hash` of the tenant's own users.
/// Errors: `VALIDATION_FAILED`, `IDEMPOTENCY_CONFLICT`, `GROUP_NOT_FOUND`, `PAIRING_NOT_FOUND`; when delegated,
/// `DELEGATION_NOT_GRANTED` for every user who is not the tenant's own or of a tenant that let it ask, known or not.
[[nodiscard]] Result<DispatchOpening> openDispatch(const RelayState &state, const QString &tenantId,
                                                   const JsonDocument &body, Instant now,
                                                   const PushOutcome &pushOutcome, const IdSource &newId);

/// Who answers a dispatch, and what judging needs besides it.
struct VoteContext
{
    const Validator &validator;
    const PairedDevice &device;
    bool callbackWanted = false;
    Instant now{};
};

/// Judges one validator's answer, and ends the dispatch where it brings that about.
/// Refusals: `CHALLENGE_ANSWERED` (by this validator, or it has ended), `CHALLENGE_EXPIRED`, `VALIDATION_FAILED`,
/// `DISPLAY_MISMATCH`, `ANSWER_WRONG`; the third wrong answer rejects on the validator's part.
[[nodiscard]] Judgement judgeVote(const Dispatch &dispatch, const Answer &answer, const VoteContext &context,
                                  const IdSource &newId);

/// What the groups that it asks are called now, for those who see it.
[[nodiscard]] QStringList groupNames(const RelayState &state, const Dispatch &dispatch);

/// The ApprovalEvent that tells the backend of an ended dispatch (protocol, section 8): compact JSON.
[[nodiscard]] QByteArray approvalEvent(const Dispatch &dispatch);

} // namespace countersign::domain
