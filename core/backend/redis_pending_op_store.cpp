#include "core/backend/redis_pending_op_store_p.h"

#include "core/backend/pending_op_record_p.h"
#include "core/backend/pending_op_rules_p.h"
#include "core/backend/redis_rows_p.h"
#include "core/backend/redis_scripts_p.h"
#include "core/backend/store_error.h"
#include "core/base/ids.h"

namespace countersign::backend {

namespace {

QByteArray inMs(Milliseconds duration)
{
    return QByteArray::number(qint64(duration.count()));
}

QByteArray stateFor(ReplayOutcome outcome)
{
    return outcome == ReplayOutcome::Done ? "done" : "failed";
}

/// What becomes of the reply of a move of that id.
auto reading(const QString &id)
{
    return [id](const RedisReply &reply) -> Result<PendingOpMove> {
        const auto move = readMove(reply);
        if (!move)
            return failureOf(move);
        if (!move->row)
            return PendingOpMove{};
        const RedisReply &row = *move->row;
        auto operation =
            fromStored({id, row.field("record"), row.field("state"), QString::fromUtf8(row.field("reason")),
                        QString::fromUtf8(row.field("claim_id")), row.field("lease_ends_at").toLongLong(),
                        row.field("outcome"), row.field("created_at").toLongLong(),
                        row.field("expires_at").toLongLong()});
        if (!operation)
            return failureOf(operation);
        rules::age(*operation, move->now);
        return PendingOpMove{move->moved, *operation};
    };
}

} // namespace

RedisPendingOpStore::RedisPendingOpStore(std::shared_ptr<RedisEngine> engine, const QString &tenantId)
    : m_engine(std::move(engine)), m_keys(std::make_unique<RedisKeys>(tenantId, operationRows))
{}

RedisPendingOpStore::~RedisPendingOpStore() = default;

QFuture<Result<PendingOp>> RedisPendingOpStore::create(const NewPendingOp &operation)
{
    // Its times are the server's to say.
    const auto begun = begin(operation, newId(QLatin1String("op_")), Instant{});
    if (!begun)
        return QtFuture::makeReadyFuture(Result<PendingOp>(failureOf(begun)));
    return m_engine->run<PendingOp>(
        scripts::createOperation(), m_keys->of(begun->id),
        {toRecord(*begun), inMs(operation.ttl), operation.lostReplay == LostReplay::Retry ? "1" : "0"},
        [id = begun->id](const RedisReply &reply) -> Result<PendingOp> {
            const auto made = reading(id)(reply);
            if (!made)
                return failureOf(made);
            return made->now ? Result<PendingOp>(*made->now)
                             : stateMalformed(QStringLiteral("pending operation"), id);
        });
}

QFuture<Result<std::optional<PendingOp>>> RedisPendingOpStore::find(const QString &id)
{
    using Found = std::optional<PendingOp>;
    return m_engine->run<Found>(scripts::read(), m_keys->of(id), {},
                                [id](const RedisReply &reply) -> Result<Found> {
                                    const auto found = reading(id)(reply);
                                    if (!found)
                                        return failureOf(found);
                                    return found->now;
                                });
}

QFuture<Result<PendingOpMove>> RedisPendingOpStore::decide(const QString &id, OpDecision decision,
                                                           const QString &reason)
{
    return m_engine->run<PendingOpMove>(
        scripts::decideOperation(), m_keys->of(id),
        {decision == OpDecision::Approved ? "approved" : "rejected", reason.toUtf8()}, reading(id));
}

QFuture<Result<PendingOpMove>> RedisPendingOpStore::claim(const QString &id, std::chrono::seconds lease)
{
    return m_engine->run<PendingOpMove>(
        scripts::claimOperation(), m_keys->of(id),
        {newId(QLatin1String("claim_")).toLatin1(), inMs(lease), inMs(rules::keptAfterLease)}, reading(id));
}

QFuture<Result<PendingOpMove>> RedisPendingOpStore::finish(const QString &id, const QString &claimId,
                                                           const ReplayReport &report)
{
    return m_engine->run<PendingOpMove>(
        scripts::finishOperation(), m_keys->of(id),
        {claimId.toUtf8(), stateFor(report.outcome), report.reason.toUtf8(), toOutcomeRecord(report.answer)},
        reading(id));
}

QFuture<Result<PendingOpMove>> RedisPendingOpStore::settle(const QString &id, ReplayOutcome outcome,
                                                           const QString &reason)
{
    return m_engine->run<PendingOpMove>(scripts::settleOperation(), m_keys->of(id),
                                        {stateFor(outcome), reason.toUtf8()}, reading(id));
}

QFuture<Result<bool>> RedisPendingOpStore::remove(const QString &id)
{
    return m_engine->ask<bool>({"DEL", m_keys->of(id)},
                               [](const RedisReply &reply) -> Result<bool> { return reply.integer > 0; });
}

QFuture<Result<QList<PendingOp>>> RedisPendingOpStore::list()
{
    return listRows<PendingOp>(m_engine, *m_keys, reading);
}

} // namespace countersign::backend
