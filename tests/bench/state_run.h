#pragma once

#include "table.h"

namespace countersign::bench {

/// What the backend library costs: the guard's check, the stores' moves. Redis beside its own benchmark.
[[nodiscard]] QList<Figure> measureState();

} // namespace countersign::bench
