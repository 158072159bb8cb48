#pragma once

#include "core/base/json_document.h"

namespace countersign::console {

/// The same JSON on many lines, two spaces a level. Every number and every string stays as it was written.
[[nodiscard]] QString prettyJson(const JsonDocument &document);

} // namespace countersign::console
