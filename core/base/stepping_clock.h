#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace countersign {

/// Another clock plus an offset that only grows until it is reset: the time that time travel moves.
///
/// Built on a SystemClock it is the simulator's virtual time; built on an Instant it stands still until a test
/// advances it. Thread-safe. Whoever owns timers is told of a change by whoever makes it.
class SteppingClock final : public Clock
{
public:
    /// Follows `base`, which must outlive this clock.
    explicit SteppingClock(const Clock &base) : m_base(&base) {}
    /// Stands still at `frozen`.
    explicit SteppingClock(Instant frozen) : m_frozen(frozen) {}

    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Milliseconds offset() const { return Milliseconds(m_offsetMs.load()); }

    /// As far as all steps together can go: 1000 years, so that no sum overflows and every date has four digits.
    static constexpr Milliseconds furthest = std::chrono::years(1000);

    /// Moves forward; a negative step is ignored, since time that expired something cannot be taken back.
    void advance(Milliseconds step);
    void reset() { m_offsetMs.store(0); }

private:
    const Clock *m_base = nullptr;
    Instant m_frozen{};
    std::atomic<qint64> m_offsetMs{0};
};

} // namespace countersign
