#include "core/backend/sqlite_sudo_instruction_store_p.h"

#include "core/backend/sqlite_engine_p.h"
#include "core/backend/sudo_instruction_record_p.h"
#include "core/backend/sudo_instruction_rules_p.h"

namespace countersign::backend {

namespace {

const auto columns = QStringLiteral("id, record, state, reason, wrong, created_at, expires_at");

Result<SudoInstruction> readRow(const QSqlQuery &row)
{
    return fromStored({row.value(0).toString(), row.value(1).toByteArray(), row.value(2).toByteArray(),
                       row.value(3).toString(), row.value(4).toLongLong(), row.value(5).toLongLong(),
                       row.value(6).toLongLong()});
}

/// The rows that `condition` names, of those that time has left.
Result<QList<SudoInstruction>> read(SqliteTurn &turn, const QString &condition, QVariantList values)
{
    static const QString select =
        QStringLiteral("SELECT %1 FROM instruction WHERE expires_at > ? AND tenant = ? ").arg(columns);
    QList<SudoInstruction> found;
    Result<void> readable;
    values.prepend(toUnixMs(turn.now));
    const auto count = turn.run(select + condition, values, [&](const QSqlQuery &row) {
        if (const auto instruction = readRow(row))
            found.append(*instruction);
        else
            readable = failureOf(instruction);
    });
    if (!count)
        return failureOf(count);
    if (!readable)
        return failureOf(readable);
    return found;
}

Result<std::optional<SudoInstruction>> readOne(SqliteTurn &turn, const QString &tenantId, const QString &id)
{
    const auto found = read(turn, QStringLiteral("AND id = ?"), {tenantId, id});
    if (!found)
        return failureOf(found);
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

} // namespace

SqliteSudoInstructionStore::SqliteSudoInstructionStore(std::shared_ptr<SqliteEngine> engine, QString tenantId)
    : m_engine(std::move(engine)), m_tenantId(std::move(tenantId))
{}

QFuture<Result<void>> SqliteSudoInstructionStore::create(const NewInstruction &instruction)
{
    return m_engine->ask<void>(
        SqliteUse::Write, [tenant = m_tenantId, instruction](SqliteTurn &turn) -> Result<void> {
            // What expired gives its place up.
            const auto made = turn.run(
                QStringLiteral(
                    "INSERT INTO instruction VALUES (?, ?, ?, 'pending', '', 0, ?, ?) ON CONFLICT DO "
                    "UPDATE SET record = excluded.record, state = excluded.state, reason = '', wrong = 0, "
                    "created_at = excluded.created_at, expires_at = excluded.expires_at WHERE "
                    "instruction.expires_at <= excluded.created_at"),
                {tenant, instruction.id, toRecord(instruction), toUnixMs(turn.now),
                 toUnixMs(turn.now + instruction.ttl)});
            if (!made)
                return failureOf(made);
            return *made == 0 ? Result<void>(instructionExists(instruction.id)) : Result<void>();
        });
}

QFuture<Result<std::optional<SudoInstruction>>> SqliteSudoInstructionStore::find(const QString &id)
{
    return m_engine->ask<std::optional<SudoInstruction>>(
        SqliteUse::Read, [tenant = m_tenantId, id](SqliteTurn &turn) { return readOne(turn, tenant, id); });
}

QFuture<Result<InstructionMove>> SqliteSudoInstructionStore::move(const QString &id, Rule rule)
{
    return m_engine->ask<InstructionMove>(
        SqliteUse::Write,
        [tenant = m_tenantId, id, rule = std::move(rule)](SqliteTurn &turn) -> Result<InstructionMove> {
            const auto found = readOne(turn, tenant, id);
            if (!found)
                return failureOf(found);
            InstructionMove move{false, *found};
            if (!move.now || !rule(*move.now))
                return move;
            const auto written = turn.run(
                QStringLiteral(
                    "UPDATE instruction SET state = ?, reason = ?, wrong = ? WHERE tenant = ? AND id = ?"),
                {toWire(move.now->state), move.now->reason.isNull() ? QStringLiteral("") : move.now->reason,
                 move.now->wrongAnswers, tenant, id});
            if (!written)
                return failureOf(written);
            move.moved = true;
            return move;
        });
}

QFuture<Result<InstructionMove>> SqliteSudoInstructionStore::validate(const QString &id)
{
    return move(id, [](SudoInstruction &row) {
        return rules::move(row, InstructionState::Pending, InstructionState::Validated, {});
    });
}

QFuture<Result<InstructionMove>> SqliteSudoInstructionStore::reject(const QString &id, const QString &reason)
{
    return move(id, [reason](SudoInstruction &row) {
        return rules::move(row, InstructionState::Pending, InstructionState::Rejected, reason);
    });
}

QFuture<Result<InstructionMove>> SqliteSudoInstructionStore::countWrongAnswer(const QString &id)
{
    return move(id, rules::countWrongAnswer);
}

QFuture<Result<InstructionMove>> SqliteSudoInstructionStore::redeem(const QString &id)
{
    return move(id, [](SudoInstruction &row) {
        return rules::move(row, InstructionState::Validated, InstructionState::Consumed, {});
    });
}

QFuture<Result<bool>> SqliteSudoInstructionStore::remove(const QString &id)
{
    return m_engine->ask<bool>(SqliteUse::Write, [tenant = m_tenantId, id](SqliteTurn &turn) -> Result<bool> {
        const auto removed =
            turn.run(QStringLiteral("DELETE FROM instruction WHERE tenant = ? AND id = ? AND expires_at > ?"),
                     {tenant, id, toUnixMs(turn.now)});
        if (!removed)
            return failureOf(removed);
        return *removed > 0;
    });
}

QFuture<Result<QList<SudoInstruction>>> SqliteSudoInstructionStore::list()
{
    return m_engine->ask<QList<SudoInstruction>>(SqliteUse::Read, [tenant = m_tenantId](SqliteTurn &turn) {
        return read(turn, QStringLiteral("ORDER BY created_at, id"), {tenant});
    });
}

} // namespace countersign::backend
