#include "core/relay/control/callback_watch.h"

namespace countersign::relay {

namespace {

constexpr Milliseconds longestWait{1000};
constexpr Milliseconds interval{2};

bool wasTried(const domain::RelayState &state, const QString &eventId)
{
    const domain::Callback *callback = state.callback(eventId);
    return !callback || !callback->attempts.empty();
}

void waitFor(const ControlParts &parts, const QString &eventId, Milliseconds left, std::function<void()> then)
{
    if (left <= Milliseconds::zero() || wasTried(parts.relay.ledger().state(), eventId))
        return then();
    parts.loop.runAfter(interval, [&parts, eventId, left, then = std::move(then)] {
        waitFor(parts, eventId, left - interval, then);
    });
}

} // namespace

void afterFirstAttempt(const ControlParts &parts, const domain::Challenge &challenge,
                       std::function<void()> then)
{
    const QString eventId = challenge.decision ? challenge.decision->eventId : QString();
    waitFor(parts, eventId, longestWait, std::move(then));
}

} // namespace countersign::relay
