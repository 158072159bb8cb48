#include "core/backend/memory_sudo_instruction_store.h"

#include "core/backend/sudo_instruction_record_p.h"
#include "core/backend/sudo_instruction_rules_p.h"
#include "core/backend/timed_rows_p.h"

namespace countersign::backend {

namespace {

struct InstructionTime
{
    static Instant dueAt(const SudoInstruction &instruction) { return instruction.expiresAt; }
    static bool survives(const SudoInstruction &instruction, Instant now)
    {
        return now < instruction.expiresAt;
    }
};

} // namespace

struct MemorySudoInstructionStore::Private
{
    TimedRows<SudoInstruction, InstructionTime> rows;

    /// Runs `rule(row)`, which says whether it changed the row.
    template<typename Rule>
    QFuture<Result<InstructionMove>> move(const QString &id, Rule rule)
    {
        return QtFuture::makeReadyFuture(
            rows.alone([&](Instant) -> std::pair<Result<InstructionMove>, Changed> {
                SudoInstruction *row = rows.find(id);
                if (!row)
                    return {InstructionMove{}, Changed::No};
                const bool moved = rule(*row);
                return {InstructionMove{moved, *row}, moved ? Changed::Yes : Changed::No};
            }));
    }
    QFuture<Result<InstructionMove>> move(const QString &id, InstructionState from, InstructionState to,
                                          const QString &reason = {})
    {
        return move(id, [&](SudoInstruction &row) { return rules::move(row, from, to, reason); });
    }
};

MemorySudoInstructionStore::MemorySudoInstructionStore(const Clock &clock, std::function<void()> changed)
    : m_private(new Private{{clock, std::move(changed)}})
{}

MemorySudoInstructionStore::~MemorySudoInstructionStore() = default;

QFuture<Result<void>> MemorySudoInstructionStore::create(const NewInstruction &instruction)
{
    auto &rows = m_private->rows;
    return QtFuture::makeReadyFuture(rows.alone([&](Instant now) -> std::pair<Result<void>, Changed> {
        if (rows.insert(rules::begun(instruction, now)))
            return {Result<void>(), Changed::Yes};
        return {instructionExists(instruction.id), Changed::No};
    }));
}

QFuture<Result<std::optional<SudoInstruction>>> MemorySudoInstructionStore::find(const QString &id)
{
    using Found = Result<std::optional<SudoInstruction>>;
    auto &rows = m_private->rows;
    return QtFuture::makeReadyFuture(rows.alone([&](Instant) -> std::pair<Found, Changed> {
        const SudoInstruction *row = rows.find(id);
        return {row ? std::optional(*row) : std::nullopt, Changed::No};
    }));
}

QFuture<Result<InstructionMove>> MemorySudoInstructionStore::validate(const QString &id)
{
    return m_private->move(id, InstructionState::Pending, InstructionState::Validated);
}

QFuture<Result<InstructionMove>> MemorySudoInstructionStore::reject(const QString &id, const QString &reason)
{
    return m_private->move(id, InstructionState::Pending, InstructionState::Rejected, reason);
}

QFuture<Result<InstructionMove>> MemorySudoInstructionStore::countWrongAnswer(const QString &id)
{
    return m_private->move(id, rules::countWrongAnswer);
}

QFuture<Result<InstructionMove>> MemorySudoInstructionStore::redeem(const QString &id)
{
    return m_private->move(id, InstructionState::Validated, InstructionState::Consumed);
}

QFuture<Result<bool>> MemorySudoInstructionStore::remove(const QString &id)
{
    auto &rows = m_private->rows;
    return QtFuture::makeReadyFuture(rows.alone([&](Instant) -> std::pair<Result<bool>, Changed> {
        const Changed changed = rows.remove(id);
        return {changed == Changed::Yes, changed};
    }));
}

QFuture<Result<QList<SudoInstruction>>> MemorySudoInstructionStore::list()
{
    auto &rows = m_private->rows;
    return QtFuture::makeReadyFuture(
        rows.alone([&](Instant) -> std::pair<Result<QList<SudoInstruction>>, Changed> {
            return {rows.oldestFirst(), Changed::No};
        }));
}

void MemorySudoInstructionStore::sweep()
{
    m_private->rows.alone([](Instant) { return std::pair(true, Changed::No); });
}

} // namespace countersign::backend
