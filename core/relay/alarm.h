#pragma once

#include "core/base/clock.h"
#include "core/http/loop.h"

#include <functional>
#include <memory>
#include <optional>

namespace countersign::relay {

/// Rings on the loop when virtual time reaches an instant. One alarm has one instant. Belongs to the loop.
class Alarm
{
public:
    Alarm(http::Loop &loop, const Clock &clock, std::function<void()> ring);

    /// Sets the instant; nothing disarms.
    void set(std::optional<Instant> instant);
    /// Virtual time moved: the wait for the same instant is another.
    void clockMoved();

private:
    void startTimer();
    void timerEnded();

    http::Loop &m_loop;
    const Clock &m_clock;
    std::function<void()> m_ring;
    std::optional<Instant> m_instant;
    /// When the running timer ends. A later instant waits for it too: a timer cannot be called back, and one for each
    /// challenge that is answered early would pile up.
    std::optional<Instant> m_timerEnd;
    /// The running timer's number; a timer that finds another, or none, was superseded or outlived its alarm.
    std::shared_ptr<quint64> m_timer = std::make_shared<quint64>(0);
};

} // namespace countersign::relay
