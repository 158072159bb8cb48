#include "core/backend/pending_op_rules_p.h"

namespace countersign::backend::rules {

namespace {

PendingOpState stateFor(ReplayOutcome outcome)
{
    return outcome == ReplayOutcome::Done ? PendingOpState::Done : PendingOpState::Failed;
}

} // namespace

bool decide(PendingOp &operation, OpDecision decision, const QString &reason)
{
    if (operation.state != PendingOpState::Waiting)
        return false;
    operation.state = decision == OpDecision::Approved ? PendingOpState::Approved : PendingOpState::Rejected;
    operation.reason = reason;
    return true;
}

bool claim(PendingOp &operation, const QString &claimId, std::chrono::seconds lease, Instant now)
{
    const bool isLost =
        operation.state == PendingOpState::PossiblyReplayed && operation.lostReplay == LostReplay::Retry;
    if (operation.state != PendingOpState::Approved && !isLost)
        return false;
    operation.state = PendingOpState::Replaying;
    operation.claimId = claimId;
    operation.leaseEndsAt = now + lease;
    operation.expiresAt = std::max(operation.expiresAt, now + lease + keptAfterLease);
    return true;
}

bool finish(PendingOp &operation, const QString &claimId, const ReplayReport &report)
{
    const bool isOpen =
        operation.state == PendingOpState::Replaying || operation.state == PendingOpState::PossiblyReplayed;
    if (!isOpen || operation.claimId != claimId)
        return false;
    operation.state = stateFor(report.outcome);
    operation.reason = report.reason;
    operation.outcome = report.answer;
    operation.leaseEndsAt.reset();
    return true;
}

bool settle(PendingOp &operation, ReplayOutcome outcome, const QString &reason)
{
    if (operation.state != PendingOpState::PossiblyReplayed)
        return false;
    operation.state = stateFor(outcome);
    operation.reason = reason;
    return true;
}

} // namespace countersign::backend::rules
