#pragma once

#include "table.h"

namespace countersign::bench {

/// Signed challenges, whole path: the relay in memory, the relay on SQLite and a bare server, each with the core to itself
/// in turn and again, so that all three meet the same machine, whatever else it has to do.
[[nodiscard]] QList<Figure> measureChallenges();

/// The other program's part: the bare server; see runBareServer().
[[nodiscard]] int serveBare();

} // namespace countersign::bench
