#include "core/domain/callback.h"

#include "core/domain/wire_names.h"

#include <array>
#include <cmath>

namespace countersign::domain {

namespace {

using namespace std::chrono_literals;

constexpr WireNames<CallbackState, 4> stateNames({"pending", "delivered", "gone", "failed"});

/// Waits after the first, second … attempt.
constexpr std::array<Milliseconds, 5> waits{1s, 5s, 30s, 2min, 10min};
constexpr double jitterShare = 0.2;

} // namespace

QString toWire(CallbackState state)
{
    return stateNames.name(state);
}

std::optional<CallbackState> callbackStateFromWire(const QString &text)
{
    return stateNames.value(text);
}

bool Callback::endedBefore(Instant time) const
{
    return state != CallbackState::Pending && !attempts.empty() && attempts.back().at < time;
}

CallbackVerdict judgeAttempt(int attempt, int status, Instant now, double jitter)
{
    if (delivers(status))
        return {CallbackState::Delivered, std::nullopt};
    if (saysGone(status))
        return {CallbackState::Gone, std::nullopt};
    const auto index = static_cast<std::size_t>(attempt - 1);
    if (index >= waits.size())
        return {CallbackState::Failed, std::nullopt};
    const double wait = static_cast<double>(waits[index].count()) * (1.0 + jitterShare * jitter);
    return {CallbackState::Pending, now + Milliseconds(std::llround(wait))};
}

} // namespace countersign::domain
