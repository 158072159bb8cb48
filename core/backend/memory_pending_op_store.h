#pragma once

#include "core/backend/pending_op_store.h"

#include <functional>
#include <memory>

namespace countersign::backend {

/// Pending operations in this process's memory; futures are complete when they are returned.
/// Source: docs/backend.md, "Where the state is".
class MemoryPendingOpStore final : public PendingOpStore
{
public:
    /// `clock` says when operations and leases end and must outlive the store. `changed` is told of every
    /// change, on the thread that made it and without any lock held; it must be quick.
    explicit MemoryPendingOpStore(const Clock &clock, std::function<void()> changed = {});
    ~MemoryPendingOpStore() override;

    [[nodiscard]] QFuture<Result<PendingOp>> create(const NewPendingOp &operation) override;
    [[nodiscard]] QFuture<Result<std::optional<PendingOp>>> find(const QString &id) override;
    [[nodiscard]] QFuture<Result<PendingOpMove>> decide(const QString &id, OpDecision decision,
                                                        const QString &reason) override;
    [[nodiscard]] QFuture<Result<PendingOpMove>> claim(const QString &id,
                                                       std::chrono::seconds lease) override;
    [[nodiscard]] QFuture<Result<PendingOpMove>> finish(const QString &id, const QString &claimId,
                                                        const ReplayReport &report) override;
    [[nodiscard]] QFuture<Result<PendingOpMove>> settle(const QString &id, ReplayOutcome outcome,
                                                        const QString &reason) override;
    [[nodiscard]] QFuture<Result<bool>> remove(const QString &id) override;
    [[nodiscard]] QFuture<Result<QList<PendingOp>>> list() override;

    /// As MemorySudoInstructionStore::sweep(); ends leases too.
    void sweep();

private:
    struct Private;
    const std::unique_ptr<Private> m_private;
};

} // namespace countersign::backend
