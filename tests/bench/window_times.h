#pragma once

#include "table.h"

namespace countersign::bench {

/// From the start of `countersign --demo` to its first painted window, its memory then, and how long a push takes to be
/// painted on the phone. Needs a display.
[[nodiscard]] QList<Figure> measureWindow();

} // namespace countersign::bench
