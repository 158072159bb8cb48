#include "core/domain/robot_book.h"

#include "core/domain/challenge_book.h"
#include "core/domain/overloaded.h"

namespace countersign::domain {

void RobotBook::apply(const Event &event, Instant at, const ChallengeBook &challenges)
{
    std::visit(
        Overloaded{
            [this, &challenges](const ChallengeCreated &) { m_open.push_back(&challenges.all().back()); },
            [this](const ChallengeDecided &decided) {
                close({decided.tenantId, decided.instructionId});
            },
            [this, at](const RobotRegistered &registered) {
                m_robots.push_back({registered.robotId, registered.name, registered.clientId,
                                    registered.sealedSecret, registered.deviceIds, at, false});
                m_byId.insert(registered.robotId, &m_robots.back());
                m_byClient.insert(registered.clientId, &m_robots.back());
            },
            [this](const RobotRemoved &removed) {
                Robot *robot = m_byId.take(removed.robotId);
                Q_ASSERT(robot);
                robot->removed = true;
                m_byClient.remove(robot->clientId);
                for (RobotBatch &batch : m_batches) {
                    if (batch.robotId == robot->id && batch.state == BatchState::Leased)
                        finish(batch, BatchState::Ended);
                }
            },
            [this](const BatchLeased &leased) { on(leased); },
            [this](const BatchRenewed &renewed) {
                batchEntry(renewed.batchId).leaseUntil = renewed.leaseUntil;
                m_deadlines.add(renewed.leaseUntil, renewed.batchId);
            },
            [this](const BatchReported &reported) {
                RobotBatch &batch = batchEntry(reported.batchId);
                batch.error = reported.error;
                finish(batch, BatchState::Reported);
            },
            [this](const BatchEnded &ended) { finish(batchEntry(ended.batchId), BatchState::Ended); },
            [this](const ReferenceReported &reported) { on(reported); },
            [](const auto &) {},
        },
        event);
}

const Robot *RobotBook::find(const QString &robotId) const
{
    return m_byId.value(robotId);
}

const Robot *RobotBook::findByClient(const QString &clientId) const
{
    return m_byClient.value(clientId);
}

const RobotBook::Handled *RobotBook::handled(const QString &referenceId) const
{
    const auto found = m_handled.constFind(referenceId);
    return found == m_handled.cend() ? nullptr : &*found;
}

const RobotBook::Handled *RobotBook::handledChallenge(const ChallengeKey &key) const
{
    const auto found = m_referenceIds.constFind(key);
    return found == m_referenceIds.cend() ? nullptr : handled(*found);
}

void RobotBook::on(const BatchLeased &event)
{
    m_batches.push_back(
        {event.batchId, event.robotId, event.references, event.leaseUntil, BatchState::Leased, {}});
    RobotBatch *batch = &m_batches.back();
    m_batchById.insert(event.batchId, batch);
    for (const Reference &reference : event.references) {
        const ChallengeKey key(reference.tenantId, reference.instructionId);
        Q_ASSERT(!m_holder.contains(key));
        m_holder.insert(key, batch);
        m_referenceIds.insert(key, reference.id);
        m_handled.insert(reference.id, {reference, event.batchId, false, {}});
    }
    m_deadlines.add(event.leaseUntil, event.batchId);
}

void RobotBook::on(const ReferenceReported &event)
{
    const auto found = m_handled.find(event.referenceId);
    Q_ASSERT(found != m_handled.end());
    found->failed = !event.error.isEmpty();
    found->error = event.error;
    if (found->failed)
        m_holder.remove({found->reference.tenantId, found->reference.instructionId});
}

void RobotBook::close(const ChallengeKey &key)
{
    m_holder.remove(key);
    if (++m_decided * 2 >= m_open.size())
        dropDecided();
}

void RobotBook::dropDecided()
{
    std::erase_if(m_open, [](const Challenge *each) { return each->state != ChallengeState::Pending; });
    m_decided = 0;
}

void RobotBook::forget(Instant before)
{
    dropDecided();
    const auto isOver = [before](const RobotBatch &batch) {
        return batch.state != BatchState::Leased && batch.leaseUntil < before;
    };
    for (; !m_batches.empty() && isOver(m_batches.front()); m_batches.pop_front()) {
        const RobotBatch &batch = m_batches.front();
        m_batchById.remove(batch.id);
        for (const Reference &reference : batch.references) {
            const Handled *last = handled(reference.id);
            if (!last || last->batchId != batch.id)
                continue;
            m_handled.remove(reference.id);
            m_referenceIds.remove({reference.tenantId, reference.instructionId});
        }
    }
}

void RobotBook::finish(RobotBatch &batch, BatchState state)
{
    batch.state = state;
    for (const Reference &reference : batch.references) {
        const ChallengeKey key(reference.tenantId, reference.instructionId);
        if (m_holder.value(key) == &batch)
            m_holder.remove(key);
    }
}

RobotBatch &RobotBook::batchEntry(const QString &batchId)
{
    RobotBatch *batch = m_batchById.value(batchId);
    Q_ASSERT(batch);
    return *batch;
}

bool RobotBook::isStale(Instant at, const QString &batchId) const
{
    const RobotBatch *entry = batch(batchId);
    return !entry || entry->state != BatchState::Leased || entry->leaseUntil != at;
}

std::optional<Instant> RobotBook::nextExpiry()
{
    return m_deadlines.next([this](Instant at, const QString &id) { return isStale(at, id); });
}

void RobotBook::expire(Instant now, std::vector<Event> &events)
{
    m_deadlines.takeDue(
        now, [this](Instant at, const QString &id) { return isStale(at, id); },
        [&events](const QString &id) { events.emplace_back(BatchEnded{id}); });
}

} // namespace countersign::domain
