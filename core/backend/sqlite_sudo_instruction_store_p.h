#pragma once

#include "core/backend/sudo_instruction_store.h"

#include <memory>

namespace countersign::backend {

class SqliteEngine;

/// Instructions in a file that the processes of one machine share. Source: SqliteEngine says how it is written.
///
/// Errors besides the interface's: `STATE_UNREACHABLE`, `STATE_TIMED_OUT` (after 2 s), `STATE_FULL`, `STATE_REFUSED`,
/// `STATE_MALFORMED`. Thread-safe; futures complete on the engine's thread.
class SqliteSudoInstructionStore final : public SudoInstructionStore
{
public:
    /// One tenant's; others may use the same file.
    SqliteSudoInstructionStore(std::shared_ptr<SqliteEngine> engine, QString tenantId);

    [[nodiscard]] QFuture<Result<void>> create(const NewInstruction &instruction) override;
    [[nodiscard]] QFuture<Result<std::optional<SudoInstruction>>> find(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> validate(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> reject(const QString &id, const QString &reason) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> countWrongAnswer(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> redeem(const QString &id) override;
    [[nodiscard]] QFuture<Result<bool>> remove(const QString &id) override;
    [[nodiscard]] QFuture<Result<QList<SudoInstruction>>> list() override;

private:
    using Rule = std::function<bool(SudoInstruction &)>;
    [[nodiscard]] QFuture<Result<InstructionMove>> move(const QString &id, Rule rule);

    const std::shared_ptr<SqliteEngine> m_engine;
    const QString m_tenantId;
};

} // namespace countersign::backend
