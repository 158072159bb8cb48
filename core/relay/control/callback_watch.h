#pragma once

#include "core/relay/control/control_api.h"

namespace countersign::relay {

/// Calls `then` on the loop once the decided challenge's callback was tried, at the latest after a second: a script
/// that approves and calls its backend next finds that the backend knows.
void afterFirstAttempt(const ControlParts &parts, const domain::Challenge &challenge,
                       std::function<void()> then);

} // namespace countersign::relay
