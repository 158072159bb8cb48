#pragma once

#include "app/compose/workbench.h"

namespace countersign::app {

/// The guard of the control API: the Signature scheme, or nothing at all where the bypass was chosen.
[[nodiscard]] relay::ControlGuard makeControlGuard(const ControlAccess &access, const Clock &realClock);

/// Whether only this machine can reach a listener on that address.
[[nodiscard]] bool isLoopback(const QByteArray &address);

} // namespace countersign::app
