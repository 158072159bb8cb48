#pragma once

#include "core/backend/sudo_instruction.h"
#include "core/base/result.h"

#include <QFuture>
#include <QList>

namespace countersign::backend {

struct NewInstruction
{
    QString id;
    RequestBinding binding;
    QString expectedAction;
    std::chrono::seconds ttl{180};
    /// What an answer that a device brings itself is judged by.
    SudoActionType customType = SudoActionType::LocalAuth;
    std::optional<int> correctNumber = {};
};

/// How one compare-and-set ended, and the instruction as it then was; nothing when it was unknown or expired.
struct InstructionMove
{
    bool moved = false;
    std::optional<SudoInstruction> now;
};

/// Remembers which instructions wait, passed or were used. Every move is one atomic compare-and-set: of any
/// number of callers, threads or machines that redeem one instruction at once, exactly one wins. What expired
/// is unknown.
///
/// Thread-safe. A future may complete on any thread, before the call returns too. Any error means that the
/// state could not be read or written; whoever asked must then not go on.
/// Source: docs/backend.md, "The two calls".
class SudoInstructionStore
{
public:
    virtual ~SudoInstructionStore() = default;

    /// Begins a pending instruction. Errors: `INSTRUCTION_EXISTS`.
    [[nodiscard]] virtual QFuture<Result<void>> create(const NewInstruction &instruction) = 0;
    [[nodiscard]] virtual QFuture<Result<std::optional<SudoInstruction>>> find(const QString &id) = 0;
    /// pending → validated.
    [[nodiscard]] virtual QFuture<Result<InstructionMove>> validate(const QString &id) = 0;
    /// pending → rejected.
    [[nodiscard]] virtual QFuture<Result<InstructionMove>> reject(const QString &id,
                                                                  const QString &reason) = 0;
    /// Counts one wrong answer to a pending instruction; the last that is allowed rejects it with the reason
    /// `too_many_attempts`.
    [[nodiscard]] virtual QFuture<Result<InstructionMove>> countWrongAnswer(const QString &id) = 0;
    /// validated → consumed.
    [[nodiscard]] virtual QFuture<Result<InstructionMove>> redeem(const QString &id) = 0;
    /// True when there was one.
    [[nodiscard]] virtual QFuture<Result<bool>> remove(const QString &id) = 0;
    /// Oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<SudoInstruction>>> list() = 0;
};

} // namespace countersign::backend
