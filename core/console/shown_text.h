#pragma once

#include "core/display/renderer.h"

namespace countersign::console {

/// Text and annotation as they were formatted: the marks that a locale places among its digits are no tenant's.
[[nodiscard]] display::DisplayText shownText(const display::RenderedField &field);

} // namespace countersign::console
