#include "core/device/unattended.h"

#include <algorithm>

namespace countersign::device {

namespace {

/// So long at most, since a timer counts in an int and virtual time may go back.
constexpr Milliseconds longestWait = std::chrono::hours(1);

} // namespace

Unattended::Unattended(const Clock &clock, Act act) : m_clock(clock), m_act(std::move(act))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Unattended::actOnDue);
}

void Unattended::add(const Errand &errand, Instant since)
{
    const Instant at = since + errand.policy.delay;
    const auto later = std::ranges::upper_bound(m_waiting, at, {}, &Due::at);
    m_waiting.insert(later, {at, errand});
    waitForNext();
}

void Unattended::clockMoved()
{
    waitForNext();
}

void Unattended::actOnDue()
{
    const auto firstLater = std::ranges::upper_bound(m_waiting, m_clock.now(), {}, &Due::at);
    const std::vector<Due> due(m_waiting.begin(), firstLater);
    m_waiting.erase(m_waiting.begin(), firstLater);
    for (const Due &each : due)
        m_act(each.errand);
    waitForNext();
}

void Unattended::waitForNext()
{
    if (m_waiting.empty())
        return m_timer.stop();
    m_timer.start(std::clamp(m_waiting.front().at - m_clock.now(), Milliseconds(0), longestWait));
}

} // namespace countersign::device
