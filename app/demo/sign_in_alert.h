#pragma once

#include "core/backend/relay_messages.h"
#include "core/base/clock.h"

namespace countersign::demo {

/// What Demo Bank tells its customer when somebody signed in from elsewhere.
[[nodiscard]] backend::SecurityAlert signInAlert(Instant now);

} // namespace countersign::demo
