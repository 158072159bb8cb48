#include "core/domain/challenge_book.h"
#include "core/domain/record_bytes.h"
#include "core/domain/robot_book.h"

#include <algorithm>

namespace countersign::domain {

static void fields(auto &record, Is<Reference> auto &reference)
{
    record.value(reference.id);
    record.value(reference.tenantId);
    record.value(reference.instructionId);
}

static void fields(auto &record, Is<Robot> auto &robot)
{
    record.value(robot.id);
    record.value(robot.name);
    record.value(robot.clientId);
    record.value(robot.sealedSecret);
    record.value(robot.deviceIds);
    record.value(robot.registeredAt);
    record.value(robot.removed);
}

static void fields(auto &record, Is<RobotBatch> auto &batch)
{
    record.value(batch.id);
    record.value(batch.robotId);
    record.value(batch.references);
    record.value(batch.leaseUntil);
    record.value(batch.state);
    record.value(batch.error);
}

static void fields(auto &record, Is<RobotBook::Handled> auto &handled)
{
    record.value(handled.reference);
    record.value(handled.batchId);
    record.value(handled.failed);
    record.value(handled.error);
}

void RobotBook::save(RecordWriter &record) const
{
    record.value(m_robots);
    record.value(m_batches);
    std::vector<Handled> entries(m_handled.begin(), m_handled.end());
    std::ranges::sort(entries, {}, [](const Handled &each) { return each.reference.id; });
    record.value(entries);
}

void RobotBook::restore(RecordReader &record, const ChallengeBook &challenges)
{
    record.value(m_robots);
    record.value(m_batches);
    std::vector<Handled> entries;
    record.value(entries);
    for (Robot &robot : m_robots) {
        if (!robot.removed) {
            m_byId.insert(robot.id, &robot);
            m_byClient.insert(robot.clientId, &robot);
        }
    }
    for (const Handled &each : entries) {
        m_handled.insert(each.reference.id, each);
        m_referenceIds.insert({each.reference.tenantId, each.reference.instructionId}, each.reference.id);
    }
    for (const Challenge &challenge : challenges.all()) {
        if (challenge.state == ChallengeState::Pending)
            m_open.push_back(&challenge);
    }
    for (RobotBatch &batch : m_batches)
        hold(batch, challenges);
}

void RobotBook::hold(RobotBatch &batch, const ChallengeBook &challenges)
{
    m_batchById.insert(batch.id, &batch);
    if (batch.state != BatchState::Leased)
        return;
    m_deadlines.add(batch.leaseUntil, batch.id);
    for (const Reference &reference : batch.references) {
        const ChallengeKey key(reference.tenantId, reference.instructionId);
        const Handled *last = handled(reference.id);
        const Challenge *challenge = challenges.find(reference.tenantId, reference.instructionId);
        const bool isOpen = challenge && challenge->state == ChallengeState::Pending;
        if (isOpen && last && last->batchId == batch.id && !last->failed)
            m_holder.insert(key, &batch);
    }
}

} // namespace countersign::domain
