#pragma once

#include "core/backend/sudo_instruction_store.h"

#include <memory>

namespace countersign::backend {

class RedisEngine;
class RedisKeys;

/// Instructions in a Redis that any number of machines share: one hash each, under `countersign:{<tenant>}:instr:<id>`,
/// with Redis's own time to live. Every move is one script. Time is the server's.
///
/// Errors besides the interface's, each within the engine's timeout: `STATE_UNREACHABLE`, `STATE_TIMED_OUT`, `STATE_FULL`,
/// `STATE_REFUSED`, `STATE_MALFORMED`. Thread-safe; futures complete on the engine's thread.
class RedisSudoInstructionStore final : public SudoInstructionStore
{
public:
    RedisSudoInstructionStore(std::shared_ptr<RedisEngine> engine, const QString &tenantId);
    ~RedisSudoInstructionStore() override;

    [[nodiscard]] QFuture<Result<void>> create(const NewInstruction &instruction) override;
    [[nodiscard]] QFuture<Result<std::optional<SudoInstruction>>> find(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> validate(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> reject(const QString &id, const QString &reason) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> countWrongAnswer(const QString &id) override;
    [[nodiscard]] QFuture<Result<InstructionMove>> redeem(const QString &id) override;
    [[nodiscard]] QFuture<Result<bool>> remove(const QString &id) override;
    [[nodiscard]] QFuture<Result<QList<SudoInstruction>>> list() override;

private:
    [[nodiscard]] QFuture<Result<InstructionMove>> move(const QString &id, InstructionState from,
                                                        InstructionState to, const QString &reason);

    const std::shared_ptr<RedisEngine> m_engine;
    const std::unique_ptr<const RedisKeys> m_keys;
};

} // namespace countersign::backend
