#include "core/backend/memory_pending_op_store.h"

#include "core/backend/pending_op_rules_p.h"
#include "core/backend/timed_rows_p.h"
#include "core/base/ids.h"

namespace countersign::backend {

namespace {

struct PendingOpTime
{
    static Instant dueAt(const PendingOp &operation)
    {
        return operation.leaseEndsAt.value_or(operation.expiresAt);
    }
    static bool survives(PendingOp &operation, Instant now)
    {
        rules::age(operation, now);
        return now < operation.expiresAt;
    }
};

} // namespace

struct MemoryPendingOpStore::Private
{
    TimedRows<PendingOp, PendingOpTime> rows;

    /// Runs `rule(row, now)`, which says whether it changed the row.
    template<typename Rule>
    QFuture<Result<PendingOpMove>> move(const QString &id, Rule rule)
    {
        return QtFuture::makeReadyFuture(
            rows.alone([&](Instant now) -> std::pair<Result<PendingOpMove>, Changed> {
                PendingOp *row = rows.find(id);
                if (!row)
                    return {PendingOpMove{}, Changed::No};
                if (!rule(*row, now))
                    return {PendingOpMove{false, *row}, Changed::No};
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
    return m_private->move(id, [&](PendingOp &row, Instant) { return rules::decide(row, decision, reason); });
}

QFuture<Result<PendingOpMove>> MemoryPendingOpStore::claim(const QString &id, std::chrono::seconds lease)
{
    return m_private->move(id, [lease](PendingOp &row, Instant now) {
        return rules::claim(row, newId(QLatin1String("claim_")), lease, now);
    });
}

QFuture<Result<PendingOpMove>> MemoryPendingOpStore::finish(const QString &id, const QString &claimId,
                                                            const ReplayReport &report)
{
    return m_private->move(id, [&](PendingOp &row, Instant) { return rules::finish(row, claimId, report); });
}

QFuture<Result<PendingOpMove>> MemoryPendingOpStore::settle(const QString &id, ReplayOutcome outcome,
                                                            const QString &reason)
{
    return m_private->move(id, [&](PendingOp &row, Instant) { return rules::settle(row, outcome, reason); });
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
