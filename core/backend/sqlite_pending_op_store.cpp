#include "core/backend/sqlite_pending_op_store_p.h"

#include "core/backend/pending_op_record_p.h"
#include "core/backend/pending_op_rules_p.h"
#include "core/backend/sqlite_engine_p.h"
#include "core/base/ids.h"

namespace countersign::backend {

namespace {

const auto columns =
    QStringLiteral("id, record, state, reason, claim_id, lease_ends_at, outcome, created_at, expires_at");

/// SQLite takes a null text for NULL, which no column holds.
QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

qint64 leaseOf(const PendingOp &operation)
{
    return operation.leaseEndsAt ? toUnixMs(*operation.leaseEndsAt) : 0;
}

Result<PendingOp> readRow(const QSqlQuery &row)
{
    return fromStored({row.value(0).toString(), row.value(1).toByteArray(), row.value(2).toByteArray(),
                       row.value(3).toString(), row.value(4).toString(), row.value(5).toLongLong(),
                       row.value(6).toByteArray(), row.value(7).toLongLong(), row.value(8).toLongLong()});
}

/// The rows that `condition` names, as time has left them.
Result<QList<PendingOp>> read(SqliteTurn &turn, const QString &condition, QVariantList values)
{
    static const QString select =
        QStringLiteral("SELECT %1 FROM pending_op WHERE expires_at > ? AND tenant = ? ").arg(columns);
    QList<PendingOp> found;
    Result<void> readable;
    values.prepend(toUnixMs(turn.now));
    const auto count = turn.run(select + condition, values, [&](const QSqlQuery &row) {
        auto operation = readRow(row);
        if (operation) {
            rules::age(*operation, turn.now);
            found.append(*operation);
        } else {
            readable = failureOf(operation);
        }
    });
    if (!count)
        return failureOf(count);
    if (!readable)
        return failureOf(readable);
    return found;
}

Result<std::optional<PendingOp>> readOne(SqliteTurn &turn, const QString &tenantId, const QString &id)
{
    const auto found = read(turn, QStringLiteral("AND id = ?"), {tenantId, id});
    if (!found)
        return failureOf(found);
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

} // namespace

SqlitePendingOpStore::SqlitePendingOpStore(std::shared_ptr<SqliteEngine> engine, QString tenantId)
    : m_engine(std::move(engine)), m_tenantId(std::move(tenantId))
{}

QFuture<Result<PendingOp>> SqlitePendingOpStore::create(const NewPendingOp &operation)
{
    return m_engine->ask<PendingOp>(
        SqliteUse::Write, [tenant = m_tenantId, operation](SqliteTurn &turn) -> Result<PendingOp> {
            Result<PendingOp> begun = begin(operation, newId(QLatin1String("op_")), turn.now);
            if (!begun)
                return begun;
            const auto made =
                turn.run(QStringLiteral("INSERT INTO pending_op VALUES (?, ?, ?, ?, '', '', 0, x'', ?, ?)"),
                         {tenant, begun->id, toRecord(*begun), toWire(begun->state),
                          toUnixMs(begun->createdAt), toUnixMs(begun->expiresAt)});
            return made ? begun : Result<PendingOp>(failureOf(made));
        });
}

QFuture<Result<std::optional<PendingOp>>> SqlitePendingOpStore::find(const QString &id)
{
    return m_engine->ask<std::optional<PendingOp>>(
        SqliteUse::Read, [tenant = m_tenantId, id](SqliteTurn &turn) { return readOne(turn, tenant, id); });
}

QFuture<Result<PendingOpMove>> SqlitePendingOpStore::move(const QString &id, Rule rule)
{
    return m_engine->ask<PendingOpMove>(
        SqliteUse::Write,
        [tenant = m_tenantId, id, rule = std::move(rule)](SqliteTurn &turn) -> Result<PendingOpMove> {
            const auto found = readOne(turn, tenant, id);
            if (!found)
                return failureOf(found);
            PendingOpMove move{false, *found};
            if (!move.now || !rule(*move.now, turn.now))
                return move;
            const PendingOp &row = *move.now;
            const auto written =
                turn.run(QStringLiteral(
                             "UPDATE pending_op SET state = ?, reason = ?, claim_id = ?, lease_ends_at = ?, "
                             "outcome = ?, expires_at = ? WHERE tenant = ? AND id = ?"),
                         {toWire(row.state), notNull(row.reason), notNull(row.claimId), leaseOf(row),
                          notNull(toOutcomeRecord(row.outcome)), toUnixMs(row.expiresAt), tenant, id});
            if (!written)
                return failureOf(written);
            move.moved = true;
            return move;
        });
}

QFuture<Result<PendingOpMove>> SqlitePendingOpStore::decide(const QString &id, OpDecision decision,
                                                            const QString &reason)
{
    return move(id,
                [decision, reason](PendingOp &row, Instant) { return rules::decide(row, decision, reason); });
}

QFuture<Result<PendingOpMove>> SqlitePendingOpStore::claim(const QString &id, std::chrono::seconds lease)
{
    return move(id, [lease](PendingOp &row, Instant now) {
        return rules::claim(row, newId(QLatin1String("claim_")), lease, now);
    });
}

QFuture<Result<PendingOpMove>> SqlitePendingOpStore::finish(const QString &id, const QString &claimId,
                                                            const ReplayReport &report)
{
    return move(id,
                [claimId, report](PendingOp &row, Instant) { return rules::finish(row, claimId, report); });
}

QFuture<Result<PendingOpMove>> SqlitePendingOpStore::settle(const QString &id, ReplayOutcome outcome,
                                                            const QString &reason)
{
    return move(id,
                [outcome, reason](PendingOp &row, Instant) { return rules::settle(row, outcome, reason); });
}

QFuture<Result<bool>> SqlitePendingOpStore::remove(const QString &id)
{
    return m_engine->ask<bool>(SqliteUse::Write, [tenant = m_tenantId, id](SqliteTurn &turn) -> Result<bool> {
        const auto removed =
            turn.run(QStringLiteral("DELETE FROM pending_op WHERE tenant = ? AND id = ? AND expires_at > ?"),
                     {tenant, id, toUnixMs(turn.now)});
        if (!removed)
            return failureOf(removed);
        return *removed > 0;
    });
}

QFuture<Result<QList<PendingOp>>> SqlitePendingOpStore::list()
{
    return m_engine->ask<QList<PendingOp>>(SqliteUse::Read, [tenant = m_tenantId](SqliteTurn &turn) {
        return read(turn, QStringLiteral("ORDER BY created_at, id"), {tenant});
    });
}

} // namespace countersign::backend
