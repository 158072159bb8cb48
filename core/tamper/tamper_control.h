#pragma once

#include "core/relay/control/control_api.h"

namespace countersign::tamper {

/// `/_sim/v1/tamper`, behind the control API's guard: the whole table, and one case on a block of the caller's.
void addTamperControl(const relay::Control &control);

} // namespace countersign::tamper
