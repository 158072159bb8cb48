#include "core/domain/relay_state.h"

namespace countersign::domain {

void RelayState::apply(const Event &event, Instant at)
{
    m_tenants.apply(event, at);
    m_pairings.apply(event, at);
    m_challenges.apply(event, at, m_pairings);
    m_groups.apply(event, at);
    m_dispatches.apply(event, at, m_pairings, m_challenges.all().size());
    m_callbacks.apply(event, at);
    m_qrLogins.apply(event, at);
    m_robots.apply(event, at, m_challenges);
    m_paintings.apply(event, at);
}

std::optional<Instant> RelayState::nextExpiry()
{
    return earliest(earliest(earliest(m_pairings.nextExpiry(), m_challenges.nextExpiry()),
                             earliest(m_dispatches.nextExpiry(), m_qrLogins.nextExpiry())),
                    m_robots.nextExpiry());
}

std::vector<Event> RelayState::expire(Instant now, const IdSource &newId)
{
    std::vector<Event> events;
    m_pairings.expire(now, events);
    m_challenges.expire(now, m_tenants, newId, events);
    m_dispatches.expire(now, m_tenants, newId, events);
    m_qrLogins.expire(now, events);
    m_robots.expire(now, events);
    return events;
}

} // namespace countersign::domain
