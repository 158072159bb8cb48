#pragma once

#include "app/compose/control_access.h"
#include "core/relay/hmac_auth.h"

namespace countersign::app {

/// The guard of the control API that is listened to on `address`: the Signature scheme, or nothing at all where the bypass
/// was chosen. `realClock` must outlive it. Errors: `BYPASS_REACHABLE`.
[[nodiscard]] Result<relay::RouteGuard> makeControlGuard(const ControlAccess &access,
                                                         const QByteArray &address, const Clock &realClock);

} // namespace countersign::app
