#pragma once

#include "core/base/clock.h"

#include <functional>
#include <memory>

namespace countersign::http {

/// One thread with an Asio event loop. Whatever belongs to the loop is touched on its thread alone, so needs no lock.
///
/// Thread-safe: post() and runAfter() from anywhere. Destruction stops the loop, drops what is still queued and
/// joins the thread; it must not happen on the loop's own thread.
class Loop
{
public:
    /// `name` is the thread's name, at most 15 characters.
    explicit Loop(const char *name);
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    /// Drops what is queued and joins the thread; what is posted later is dropped too. Not on the loop's own thread.
    void stop();

    void post(std::function<void()> task);
    /// Runs `task` on the loop once `delay` of real time has passed. A task that should not run any more finds out itself.
    void runAfter(Milliseconds delay, std::function<void()> task);
    [[nodiscard]] bool isCurrent() const;

    struct Private;
    /// For the rooms' own servers: the Asio side, defined in loop_p.h.
    [[nodiscard]] Private &d() { return *m_private; }

private:
    std::unique_ptr<Private> m_private;
};

} // namespace countersign::http
