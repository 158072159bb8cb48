#pragma once

#include "table.h"

namespace countersign::bench {

/// What a relay with a thousand devices and a hundred thousand challenges takes of memory, and how long the newest fifty
/// take by the control API.
[[nodiscard]] QList<Figure> measureKept(const QString &what, const QStringList &storage);

} // namespace countersign::bench
