#pragma once

#include "core/backend/pending_op_store.h"

#include <memory>

namespace countersign::backend {

class RedisEngine;
class RedisKeys;

/// Pending operations in a Redis that any number of machines share: one hash each, under `countersign:{<tenant>}:op:<id>`,
/// with Redis's own time to live. Every move is one script. Time, that of leases too, is the server's.
///
/// Errors besides the interface's, each within the engine's timeout: `STATE_UNREACHABLE`, `STATE_TIMED_OUT`, `STATE_FULL`,
/// `STATE_REFUSED`, `STATE_MALFORMED`. Thread-safe; futures complete on the engine's thread.
class RedisPendingOpStore final : public PendingOpStore
{
public:
    RedisPendingOpStore(std::shared_ptr<RedisEngine> engine, const QString &tenantId);
    ~RedisPendingOpStore() override;

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
    const std::shared_ptr<RedisEngine> m_engine;
    const std::unique_ptr<const RedisKeys> m_keys;
};

} // namespace countersign::backend
