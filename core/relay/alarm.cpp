#include "core/relay/alarm.h"

#include <algorithm>
#include <utility>

namespace countersign::relay {

namespace {

/// Timers run on monotonic time, which stands still while the machine sleeps: so late at most is an alarm after that.
constexpr Milliseconds longestTimer = std::chrono::minutes(1);

} // namespace

Alarm::Alarm(http::Loop &loop, const Clock &clock, std::function<void()> ring)
    : m_loop(loop), m_clock(clock), m_ring(std::move(ring))
{}

void Alarm::set(std::optional<Instant> instant)
{
    m_instant = instant;
    if (m_instant && (!m_timerEnd || *m_instant < *m_timerEnd))
        startTimer();
}

void Alarm::clockMoved()
{
    m_timerEnd.reset();
    set(m_instant);
}

void Alarm::startTimer()
{
    const Instant now = m_clock.now();
    m_timerEnd = std::min(*m_instant, now + longestTimer);
    const quint64 number = ++*m_timer;
    m_loop.runAfter(std::max(Milliseconds::zero(), *m_timerEnd - now),
                    [this, number, timer = std::weak_ptr(m_timer)] {
                        const std::shared_ptr<quint64> current = timer.lock();
                        if (current && *current == number)
                            timerEnded();
                    });
}

void Alarm::timerEnded()
{
    m_timerEnd.reset();
    if (!m_instant)
        return;
    if (*m_instant > m_clock.now())
        return startTimer();
    m_instant.reset();
    m_ring();
}

} // namespace countersign::relay
