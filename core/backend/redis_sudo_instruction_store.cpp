#include "core/backend/redis_sudo_instruction_store_p.h"

#include "core/backend/redis_rows_p.h"
#include "core/backend/redis_scripts_p.h"
#include "core/backend/sudo_instruction_record_p.h"

namespace countersign::backend {

namespace {

Result<SudoInstruction> readRow(const QString &id, const RedisReply &row)
{
    return fromStored({id, row.field("record"), row.field("state"), QString::fromUtf8(row.field("reason")),
                       row.field("wrong").toLongLong(), row.field("created_at").toLongLong(),
                       row.field("expires_at").toLongLong()});
}

/// What becomes of the reply of a move of that id.
auto reading(const QString &id)
{
    return [id](const RedisReply &reply) -> Result<InstructionMove> {
        const auto move = readMove(reply);
        if (!move)
            return failureOf(move);
        if (!move->row)
            return InstructionMove{};
        const auto instruction = readRow(id, *move->row);
        if (!instruction)
            return failureOf(instruction);
        return InstructionMove{move->moved, *instruction};
    };
}

} // namespace

RedisSudoInstructionStore::RedisSudoInstructionStore(std::shared_ptr<RedisEngine> engine,
                                                     const QString &tenantId)
    : m_engine(std::move(engine)), m_keys(std::make_unique<RedisKeys>(tenantId, instructionRows))
{}

RedisSudoInstructionStore::~RedisSudoInstructionStore() = default;

QFuture<Result<void>> RedisSudoInstructionStore::create(const NewInstruction &instruction)
{
    const Milliseconds ttl = instruction.ttl;
    return m_engine->run<void>(scripts::createInstruction(), m_keys->of(instruction.id),
                               {toRecord(instruction), QByteArray::number(qint64(ttl.count()))},
                               [id = instruction.id](const RedisReply &reply) {
                                   return reply.integer == 1 ? Result<void>()
                                                             : Result<void>(instructionExists(id));
                               });
}

QFuture<Result<std::optional<SudoInstruction>>> RedisSudoInstructionStore::find(const QString &id)
{
    using Found = std::optional<SudoInstruction>;
    return m_engine->ask<Found>({"HGETALL", m_keys->of(id)}, [id](const RedisReply &row) -> Result<Found> {
        if (row.elements.empty())
            return Found();
        const auto instruction = readRow(id, row);
        if (!instruction)
            return failureOf(instruction);
        return Found(*instruction);
    });
}

QFuture<Result<InstructionMove>> RedisSudoInstructionStore::move(const QString &id, InstructionState from,
                                                                 InstructionState to, const QString &reason)
{
    return m_engine->run<InstructionMove>(scripts::moveInstruction(), m_keys->of(id),
                                          {toWire(from).toLatin1(), toWire(to).toLatin1(), reason.toUtf8()},
                                          reading(id));
}

QFuture<Result<InstructionMove>> RedisSudoInstructionStore::validate(const QString &id)
{
    return move(id, InstructionState::Pending, InstructionState::Validated, {});
}

QFuture<Result<InstructionMove>> RedisSudoInstructionStore::reject(const QString &id, const QString &reason)
{
    return move(id, InstructionState::Pending, InstructionState::Rejected, reason);
}

QFuture<Result<InstructionMove>> RedisSudoInstructionStore::countWrongAnswer(const QString &id)
{
    return m_engine->run<InstructionMove>(scripts::countWrongAnswer(), m_keys->of(id),
                                          {QByteArray::number(wrongAnswersToReject)}, reading(id));
}

QFuture<Result<InstructionMove>> RedisSudoInstructionStore::redeem(const QString &id)
{
    return move(id, InstructionState::Validated, InstructionState::Consumed, {});
}

QFuture<Result<bool>> RedisSudoInstructionStore::remove(const QString &id)
{
    return m_engine->ask<bool>({"DEL", m_keys->of(id)},
                               [](const RedisReply &reply) -> Result<bool> { return reply.integer > 0; });
}

QFuture<Result<QList<SudoInstruction>>> RedisSudoInstructionStore::list()
{
    return listRows<SudoInstruction>(m_engine, *m_keys, reading);
}

} // namespace countersign::backend
