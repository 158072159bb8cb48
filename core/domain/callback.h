#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>
#include <vector>

namespace countersign::domain {

enum class CallbackState { Pending, Delivered, Gone, Failed };
[[nodiscard]] QString toWire(CallbackState state);
[[nodiscard]] std::optional<CallbackState> callbackStateFromWire(const QString &text);

/// One attempt to tell the backend.
struct CallbackAttempt
{
    Instant at{};                                 ///< when it ended
    int status = 0;                               ///< HTTP status, 0 when there was no answer
    QString error;                                ///< why there was no answer
    Milliseconds took{};                          ///< of real time
    CallbackState state = CallbackState::Pending; ///< how it left the callback

    friend bool operator==(const CallbackAttempt &, const CallbackAttempt &) = default;
};

/// What a callback tells of.
enum class CallbackSubject { Challenge, Dispatch };

/// The errand of one ApprovalEvent: at least once, in the order of its instruction's events (protocol, section 8).
struct Callback
{
    QString eventId;
    QString tenantId;
    QString instructionId; ///< of the challenge, or the dispatch's event id
    CallbackSubject subject = CallbackSubject::Challenge;
    CallbackState state = CallbackState::Pending;
    Instant nextAttemptAt{};
    std::vector<CallbackAttempt> attempts;
    quint64 number = 0; ///< from 1, in the order in which the decisions were made
    /// How often somebody asked for it to be delivered again: each time the schedule begins anew.
    int round = 0;
    int triesInRound = 0;

    /// Whether it ended before that time.
    [[nodiscard]] bool endedBefore(Instant time) const;

    friend bool operator==(const Callback &, const Callback &) = default;
};

/// Whether an answer with that status takes the event (any 2xx), or refuses it for good (410).
[[nodiscard]] constexpr bool delivers(int status)
{
    return status >= 200 && status < 300;
}
[[nodiscard]] constexpr bool saysGone(int status)
{
    return status == 410;
}

/// What an attempt's outcome means: 2xx delivers, 410 ends, anything else tries again until the schedule is used up.
struct CallbackVerdict
{
    CallbackState state = CallbackState::Pending;
    std::optional<Instant> nextAttemptAt; ///< set while pending
};

/// `attempt` counts from 1 in its round. `jitter` is −1 to 1 and moves the wait by as much as ±20 %.
[[nodiscard]] CallbackVerdict judgeAttempt(int attempt, int status, Instant now, double jitter);

} // namespace countersign::domain
