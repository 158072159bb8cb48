#include "core/base/stepping_clock.h"

#include <algorithm>

namespace countersign {

Instant SteppingClock::now() const
{
    return (m_base ? m_base->now() : m_frozen) + offset();
}

void SteppingClock::advance(Milliseconds step)
{
    if (step <= Milliseconds::zero())
        return;
    qint64 offset = m_offsetMs.load();
    while (!m_offsetMs.compare_exchange_weak(
        offset, offset + std::min<qint64>(step.count(), furthest.count() - offset))) {
    }
}

} // namespace countersign
