#pragma once

#include "table.h"

namespace countersign::bench {

/// Ten thousand decisions at once: how fast the relay, alone on one core and with its journal in `storage`, tells a
/// backend that answers after a millisecond, and whether each came exactly once. So many tenants share them evenly.
[[nodiscard]] QList<Figure> measureCallbacks(const QString &what, const QStringList &storage, int tenants);

} // namespace countersign::bench
