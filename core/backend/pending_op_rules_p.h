#pragma once

#include "core/backend/pending_op_store.h"

/// What moves a pending operation and what time does to it, for the engines that hold a row while they change it. Each
/// move says whether it was made. (Redis has the same rules in redis_scripts.cpp.)
namespace countersign::backend::rules {

/// How long an operation is kept after its lease, so that an operator finds it.
inline constexpr std::chrono::minutes keptAfterLease{30};

/// A lease that is over leaves doubt.
inline void age(PendingOp &operation, Instant now)
{
    if (operation.leaseEndsAt && *operation.leaseEndsAt <= now) {
        operation.state = PendingOpState::PossiblyReplayed;
        operation.leaseEndsAt.reset();
    }
}

[[nodiscard]] bool decide(PendingOp &operation, OpDecision decision, const QString &reason);
[[nodiscard]] bool claim(PendingOp &operation, const QString &claimId, std::chrono::seconds lease,
                         Instant now);
[[nodiscard]] bool finish(PendingOp &operation, const QString &claimId, const ReplayReport &report);
[[nodiscard]] bool settle(PendingOp &operation, ReplayOutcome outcome, const QString &reason);

} // namespace countersign::backend::rules
