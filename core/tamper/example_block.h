#pragma once

#include "core/display/validation_field.h"

namespace countersign::tamper {

/// A transfer: what the lab changes where nobody brings a block of their own.
[[nodiscard]] display::DisplayBlock exampleBlock();

} // namespace countersign::tamper
