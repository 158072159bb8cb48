#pragma once

#include <QString>

namespace countersign::display {

/// Dots that do not tell how long the value is.
[[nodiscard]] QString hideAll();
/// A dot for every character but the `first` and the `last` so many; spaces stay and do not count.
[[nodiscard]] QString hideMiddle(const QString &shown, qsizetype first, qsizetype last);

} // namespace countersign::display
