#pragma once

#include "table.h"

namespace countersign::bench {

/// How long a relay takes to listen on a journal of a million events: with no snapshot, and with the one it keeps.
[[nodiscard]] QList<Figure> measureStart();

} // namespace countersign::bench
