#pragma once

#include "table.h"

namespace countersign::bench {

/// How long a display block takes to be checked and formatted.
[[nodiscard]] QList<Figure> measureDisplay();

} // namespace countersign::bench
