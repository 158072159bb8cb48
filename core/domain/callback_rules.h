#pragma once

#include "core/domain/relay_state.h"

/// Telling a backend of a decision (protocol, section 8). Pure: the time and the jitter come as arguments.
namespace countersign::domain {

/// What came of one attempt.
struct AttemptOutcome
{
    int round = 0;  ///< the callback's when the attempt was sent
    int status = 0; ///< HTTP status, 0 when there was no answer
    QString error;  ///< why there was none
    Milliseconds took{};
};

/// Judges an attempt by the callback's schedule. One that was under way when somebody asked for another ends nothing:
/// the callback stays due.
[[nodiscard]] CallbackAttempted endAttempt(const Callback &callback, AttemptOutcome outcome, Instant now,
                                           double jitter);

/// Delivers it again, with the same event: at once, then by the schedule from its beginning.
/// Errors: `DELIVERY_NOT_FOUND`; `CALLBACK_URL_MISSING` when the tenant wants no callbacks any more.
[[nodiscard]] Result<CallbackRequeued> requeueCallback(const RelayState &state, const QString &eventId);

} // namespace countersign::domain
