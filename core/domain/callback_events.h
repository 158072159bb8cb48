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
};

} // namespace countersign::domain
