#pragma once

#include "core/relay/control/control_api.h"

namespace countersign::relay {

/// Calls `then` on the loop once the callback of that event has had more than `attempts`, at the latest after a second:
/// a script that approves and calls its backend next finds that the backend knows. At once where there is no such callback.
void afterAttempt(const ControlParts &parts, const QString &eventId, std::size_t attempts,
                  std::function<void()> then);

} // namespace countersign::relay
