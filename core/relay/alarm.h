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
    struct State
    {
        std::function<void()> ring;
        std::optional<Instant> instant;
        quint64 generation = 0;
    };
    http::Loop &m_loop;
    const Clock &m_clock;
    std::shared_ptr<State> m_state;
};

} // namespace countersign::relay
