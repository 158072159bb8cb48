#pragma once

#include "core/display/validation_field.h"

namespace countersign::bench {

/// A block of so many fields, of the types that a bank's challenges have, in turn.
[[nodiscard]] display::DisplayBlock sampleBlock(int fields);

} // namespace countersign::bench
