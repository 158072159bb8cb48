#pragma once

#include "core/backend/sudo_instruction_store.h"

#include <functional>
#include <memory>

namespace countersign::backend {

/// Instructions in this process's memory; futures are complete when they are returned.
/// Source: docs/backend.md, "Where the state is".
class MemorySudoInstructionStore final : public SudoInstructionStore
{
public:
    /// `clock` says when instructions expire and must outlive the store. `changed` is told of every change,
    /// on the thread that made it and without any lock held; it must be quick.
    explicit MemorySudoInstructionStore(const Clock &clock, std::function<void()> changed = {});
    ~MemorySudoInstructionStore() override;

    [[nodiscard]] QFuture<Result<void>> create(const NewInstruction &instruction) override;
    [[nodiscard]] QFuture<Result<std::optional<SudoInstruction>>> find(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> validate(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> reject(const QString &id, const QString &reason) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> countWrongAnswer(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> redeem(const QString &id) override;
    [[nodiscard]] QFuture<Result<bool>> remove(const QString &id) override;
    [[nodiscard]] QFuture<Result<QList<SudoInstruction>>> list() override;

    /// Lets go of what has expired. Every other call does so too; call it when the clock was moved forward,
    /// before it may be reset, so that what expired stays expired.
    void sweep();

private:
    struct Private;
    const std::unique_ptr<Private> m_private;
};

} // namespace countersign::backend
