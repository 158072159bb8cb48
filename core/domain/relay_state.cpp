#include "core/domain/relay_state.h"

#include <limits>

namespace countersign::domain {

void RelayState::apply(const Event &event, Instant at)
{
    if (const auto *forgotten = std::get_if<HistoryForgotten>(&event))
        return forget(forgotten->before);
    m_tenants.apply(event, at);
    m_pairings.apply(event, at);
    m_challenges.apply(event, at, m_pairings);
    m_groups.apply(event, at);
    m_dispatches.apply(event, at, m_pairings, m_challenges.forgotten() + m_challenges.all().size());
    m_callbacks.apply(event, at);
    m_qrLogins.apply(event, at);
    m_robots.apply(event, at, m_challenges);
    m_paintings.apply(event, at);
}

bool RelayState::canForget(Instant before) const
{
    const auto endedFirst = [before](const auto &all) {
        return !all.empty() && all.front().endedBefore(before);
    };
    return endedFirst(m_challenges.all()) || endedFirst(m_dispatches.all()) || endedFirst(m_callbacks.all())
        || endedFirst(m_qrLogins.all());
}

/// A challenge stays as long as its callback, which is made of it. Challenges and dispatches go in the order in which they
/// came, since they are counted together.
void RelayState::forget(Instant before)
{
    m_callbacks.forget(before);
    m_robots.forget(before);
    for (std::optional<std::size_t> forgotten; forgotten != allForgotten();) {
        forgotten = allForgotten();
        const std::size_t beforeDispatch = dispatches().empty() ? std::numeric_limits<std::size_t>::max()
                                                                : dispatches().front().challengesBefore;
        m_challenges.forget(before, m_callbacks, beforeDispatch);
        m_dispatches.forget(before, m_callbacks, m_challenges.forgotten());
    }
    m_paintings.forget(m_challenges, m_dispatches);
    m_qrLogins.forget(before);
    m_pairings.forget(before);
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
