#include "core/domain/record_bytes.h"
#include "core/domain/relay_state.h"

#include <utility>

namespace countersign::domain {

// Where a book comes in, this says that it has to be saved and restored here.
static_assert(sizeof(RelayState)
              == sizeof(TenantBook) + sizeof(PairingBook) + sizeof(ChallengeBook) + sizeof(GroupBook)
                  + sizeof(DispatchBook) + sizeof(CallbackBook) + sizeof(QrLoginBook) + sizeof(RobotBook)
                  + sizeof(PaintedBook));

ByteParts RelayState::save() const
{
    RecordWriter record;
    m_tenants.save(record);
    m_pairings.save(record);
    m_challenges.save(record);
    m_groups.save(record);
    m_dispatches.save(record);
    m_callbacks.save(record);
    m_qrLogins.save(record);
    m_robots.save(record);
    m_paintings.save(record);
    return record.take();
}

bool RelayState::restore(QByteArrayView bytes)
{
    RecordReader record(bytes);
    RelayState restored;
    restored.m_tenants.restore(record);
    restored.m_pairings.restore(record);
    restored.m_challenges.restore(record, restored.m_pairings);
    restored.m_groups.restore(record);
    restored.m_dispatches.restore(record, restored.m_pairings);
    restored.m_callbacks.restore(record);
    restored.m_qrLogins.restore(record);
    restored.m_robots.restore(record, restored.m_challenges);
    restored.m_paintings.restore(record);
    if (!record.isWhole())
        return false;
    // Their things stay where they are in memory, so what points to them goes on to.
    m_tenants = std::move(restored.m_tenants);
    m_pairings = std::move(restored.m_pairings);
    m_challenges = std::move(restored.m_challenges);
    m_groups = std::move(restored.m_groups);
    m_dispatches = std::move(restored.m_dispatches);
    m_callbacks = std::move(restored.m_callbacks);
    m_qrLogins = std::move(restored.m_qrLogins);
    m_robots = std::move(restored.m_robots);
    m_paintings = std::move(restored.m_paintings);
    return true;
}

} // namespace countersign::domain
