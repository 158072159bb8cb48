#include "core/relay/alarm.h"

#include <algorithm>
#include <utility>

namespace countersign::relay {

Alarm::Alarm(http::Loop &loop, const Clock &clock, std::function<void()> ring)
    : m_loop(loop), m_clock(clock), m_state(std::make_shared<State>())
{
    m_state->ring = std::move(ring);
}

void Alarm::set(std::optional<Instant> instant)
{
    // A pending ring at the same instant serves; without this every challenge would start a timer of its own.
    if (instant == m_state->instant)
        return;
    m_state->instant = instant;
    const quint64 generation = ++m_state->generation;
    if (!instant)
        return;
    const Milliseconds delay = std::max(Milliseconds::zero(), *instant - m_clock.now());
    m_loop.runAfter(delay, [weak = std::weak_ptr(m_state), generation] {
        const std::shared_ptr<State> state = weak.lock();
        if (!state || state->generation != generation)
            return;
        state->instant.reset();
        state->ring();
    });
}

void Alarm::clockMoved()
{
    set(std::exchange(m_state->instant, std::nullopt));
}

} // namespace countersign::relay
