#pragma once

#include "core/backend/pending_op_store.h"
#include "core/backend/store_error.h"
#include "core/backend/sudo_instruction_store.h"

#include <memory>

namespace countersign::backend {

template<typename T>
[[nodiscard]] QFuture<Result<T>> refusedToChange()
{
    return QtFuture::makeReadyFuture(Result<T>(stateReadOnly()));
}

/// Another store, to look at.
class ReadOnlySudoInstructionStore final : public SudoInstructionStore
{
public:
    explicit ReadOnlySudoInstructionStore(std::shared_ptr<SudoInstructionStore> store)
        : m_store(std::move(store))
    {}

    QFuture<Result<void>> create(const NewInstruction &) override { return refusedToChange<void>(); }
    QFuture<Result<std::optional<SudoInstruction>>> find(const QString &id) override
    {
        return m_store->find(id);
    }
    QFuture<Result<InstructionMove>> validate(const QString &) override
    {
        return refusedToChange<InstructionMove>();
    }
    QFuture<Result<InstructionMove>> reject(const QString &, const QString &) override
    {
        return refusedToChange<InstructionMove>();
    }
    QFuture<Result<InstructionMove>> countWrongAnswer(const QString &) override
    {
        return refusedToChange<InstructionMove>();
    }
    QFuture<Result<InstructionMove>> redeem(const QString &) override
    {
        return refusedToChange<InstructionMove>();
    }
    QFuture<Result<bool>> remove(const QString &) override { return refusedToChange<bool>(); }
    QFuture<Result<QList<SudoInstruction>>> list() override { return m_store->list(); }

private:
    const std::shared_ptr<SudoInstructionStore> m_store;
};

/// Another store, to look at.
class ReadOnlyPendingOpStore final : public PendingOpStore
{
public:
    explicit ReadOnlyPendingOpStore(std::shared_ptr<PendingOpStore> store) : m_store(std::move(store)) {}

    QFuture<Result<PendingOp>> create(const NewPendingOp &) override { return refusedToChange<PendingOp>(); }
    QFuture<Result<std::optional<PendingOp>>> find(const QString &id) override { return m_store->find(id); }
    QFuture<Result<PendingOpMove>> decide(const QString &, OpDecision, const QString &) override
    {
        return refusedToChange<PendingOpMove>();
    }
    QFuture<Result<PendingOpMove>> claim(const QString &, std::chrono::seconds) override
    {
        return refusedToChange<PendingOpMove>();
    }
    QFuture<Result<PendingOpMove>> finish(const QString &, const QString &, const ReplayReport &) override
    {
        return refusedToChange<PendingOpMove>();
    }
    QFuture<Result<PendingOpMove>> settle(const QString &, ReplayOutcome, const QString &) override
    {
        return refusedToChange<PendingOpMove>();
    }
    QFuture<Result<bool>> remove(const QString &) override { return refusedToChange<bool>(); }
    QFuture<Result<QList<PendingOp>>> list() override { return m_store->list(); }

private:
    const std::shared_ptr<PendingOpStore> m_store;
};

} // namespace countersign::backend
