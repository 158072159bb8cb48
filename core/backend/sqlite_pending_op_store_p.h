#pragma once

#include "core/backend/pending_op_store.h"

#include <functional>
#include <memory>

namespace countersign::backend {

class SqliteEngine;

/// Pending operations in a file that the processes of one machine share.
///
/// Errors besides the interface's: `STATE_UNREACHABLE`, `STATE_TIMED_OUT` (after 2 s), `STATE_FULL`, `STATE_REFUSED`,
/// `STATE_MALFORMED`. Thread-safe; futures complete on the engine's thread.
class SqlitePendingOpStore final : public PendingOpStore
{
public:
    /// One tenant's; others may use the same file.
    SqlitePendingOpStore(std::shared_ptr<SqliteEngine> engine, QString tenantId);

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

private:
    using Rule = std::function<bool(PendingOp &, Instant now)>;
    [[nodiscard]] QFuture<Result<PendingOpMove>> move(const QString &id, Rule rule);

    const std::shared_ptr<SqliteEngine> m_engine;
    const QString m_tenantId;
};

} // namespace countersign::backend
