#pragma once

#include "core/domain/callback.h"

/// Telling backends (protocol, section 8).
namespace countersign::domain {

struct CallbackAttempted
{
    static constexpr const char *typeName = "callback.attempted";
    QString eventId;
    int status = 0;
    QString error;
    CallbackState state = CallbackState::Pending;
    std::optional<Instant> nextAttemptAt;
    Milliseconds took{};
    int round = 0; ///< the callback's when it was sent
};

/// Somebody wants it delivered again, whatever became of it.
struct CallbackRequeued
{
    static constexpr const char *typeName = "callback.requeued";
    QString eventId;
};

} // namespace countersign::domain
