#include "core/backend/memory_pending_op_store.h"

#include "core/backend/timed_rows_p.h"
#include "core/base/ids.h"

namespace countersign::backend {

namespace {

constexpr std::chrono::minutes keptAfterLease{30};

struct PendingOpTime
{
    static Instant dueAt(const PendingOp &operation)
    {
        return operation.leaseEndsAt.value_or(operation.expiresAt);
    }
    static bool survives(PendingOp &operation, Instant now)
    {
        if (operation.leaseEndsAt && *operation.leaseEndsAt <= now) {
            operation.state = PendingOpState::PossiblyReplayed;
            operation.leaseEndsAt.reset();
        }
        return now < operation.expiresAt;
    }
};

PendingOpState stateFor(ReplayOutcome outcome)
{
    return outcome == ReplayOutcome::Done ? PendingOpState::Done : PendingOpState::Failed;
}

} // namespace

struct MemoryPendingOpStore::Private
{
    TimedRows<PendingOp, PendingOpTime> rows;

    /// Runs `change(row, now)` where `isAllowed(row)`.
    template<typename IsAllowed, typename Change>
    QFuture<Result<PendingOpMove>> move(const QString &id, IsAllowed isAllowed, Change change)
    {
        return QtFuture::makeReadyFuture(
            rows.alone([&](Instant now) -> std::pair<Result<PendingOpMove>, Changed> {
                PendingOp *row = rows.find(id);
                if (!row)
                    return {PendingOpMove{}, Changed::No};
                if (!isAllowed(*row))
                    return {PendingOpMove{false, *row}, Changed::No};
                change(*row, now);
                rows.schedule(*row);
                return {PendingOpMove{true, *row}, Changed::Yes};
            }));
    }
};

MemoryPendingOpStore::MemoryPendingOpStore(const Clock &clock, std::function<void()> changed)
    : m_private(new Private{{clock, std::move(changed)}})
{}

MemoryPendingOpStore::~MemoryPendingOpStore() = default;

QFuture<Result<PendingOp>> MemoryPendingOpStore::create(const NewPendingOp &operation)
{
    auto &rows = m_private->rows;
    return QtFuture::makeReadyFuture(rows.alone([&](Instant now) -> std::pair<Result<PendingOp>, Changed> {
        Result<PendingOp> begun = begin(operation, newId(QLatin1String("op_")), now);
        if (!begun)
            return {begun, Changed::No};
        rows.insert(*begun);
        return {begun, Changed::Yes};
    }));
}

QFuture<Result<std::optional<PendingOp>>> MemoryPendingOpStore::find(const QString &id)
{
    using Found = Result<std::optional<PendingOp>>;
    auto &rows = m_private->rows;
    return QtFuture::makeReadyFuture(rows.alone([&](Instant) -> std::pair<Found, Changed> {
        const PendingOp *row = rows.find(id);
        return {row ? std::optional(*row) : std::nullopt, Changed::No};
    }));
}

QFuture<Result<PendingOpMove>> MemoryPendingOpStore::decide(const QString &id, OpDecision decision,
                                                            const QString &reason)
{
    return m_private->move(
        id, [](const PendingOp &row) { return row.state == PendingOpState::Waiting; },
        [&](PendingOp &row, Instant) {
            row.state =
                decision == OpDecision::Approved ? PendingOpState::Approved : PendingOpState::Rejected;
            row.reason = reason;
        });
}

QFuture<Result<PendingOpMove>> MemoryPendingOpStore::claim(const QString &id, std::chrono::seconds lease)
{
    return m_private->move(
        id,
        [](const PendingOp &row) {
            return row.state == PendingOpState::Approved
                || (row.state == PendingOpState::PossiblyReplayed && row.lostReplay == LostReplay::Retry);
        },
        [lease](PendingOp &row, Instant now) {
            row.state = PendingOpState::Replaying;
            row.claimId = newId(QLatin1String("claim_"));
            row.leaseEndsAt = now + lease;
            row.expiresAt = std::max(row.expiresAt, now + lease + keptAfterLease);
        });
}

QFuture<Result<PendingOpMove>> MemoryPendingOpStore::finish(const QString &id, const QString &claimId,
                                                            ReplayOutcome outcome, const QString &reason)
{
    return m_private->move(
        id,
        [&claimId](const PendingOp &row) {
            const bool isOpen =
                row.state == PendingOpState::Replaying || row.state == PendingOpState::PossiblyReplayed;
            return isOpen && row.claimId == claimId;
        },
        [&](PendingOp &row, Instant) {
            row.state = stateFor(outcome);
            row.reason = reason;
            row.leaseEndsAt.reset();
        });
}

QFuture<Result<PendingOpMove>> MemoryPendingOpStore::settle(const QString &id, ReplayOutcome outcome,
                                                            const QString &reason)
{
    return m_private->move(
        id, [](const PendingOp &row) { return row.state == PendingOpState::PossiblyReplayed; },
        [&](PendingOp &row, Instant) {
            row.state = stateFor(outcome);
            row.reason = reason;
        });
}

QFuture<Result<bool>> MemoryPendingOpStore::remove(const QString &id)
{
    auto &rows = m_private->rows;
    return QtFuture::makeReadyFuture(rows.alone([&](Instant) -> std::pair<Result<bool>, Changed> {
        const Changed changed = rows.remove(id);
        return {changed == Changed::Yes, changed};
    }));
}

QFuture<Result<QList<PendingOp>>> MemoryPendingOpStore::list()
{
    auto &rows = m_private->rows;
    return QtFuture::makeReadyFuture(rows.alone([&](Instant) -> std::pair<Result<QList<PendingOp>>, Changed> {
        return {rows.oldestFirst(), Changed::No};
    }));
}

void MemoryPendingOpStore::sweep()
{
    m_private->rows.alone([](Instant) { return std::pair(true, Changed::No); });
}

} // namespace countersign::backend
