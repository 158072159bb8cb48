#include "core/relay/control/callback_watch.h"

namespace countersign::relay {

namespace {

constexpr Milliseconds longestWait{1000};
constexpr Milliseconds interval{2};

bool wasTried(const domain::RelayState &state, const QString &eventId, std::size_t attempts)
{
    const domain::Callback *callback = state.callback(eventId);
    return !callback || callback->attempts.size() > attempts;
}

void waitFor(const ControlParts &parts, const QString &eventId, std::size_t attempts, Milliseconds left,
             std::function<void()> then)
{
    if (left <= Milliseconds::zero() || wasTried(parts.relay.ledger().state(), eventId, attempts))
        return then();
    parts.loop.runAfter(interval, [&parts, eventId, attempts, left, then = std::move(then)] {
        waitFor(parts, eventId, attempts, left - interval, then);
    });
}

} // namespace

void afterAttempt(const ControlParts &parts, const QString &eventId, std::size_t attempts,
                  std::function<void()> then)
{
    waitFor(parts, eventId, attempts, longestWait, std::move(then));
}

} // namespace countersign::relay
