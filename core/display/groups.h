#pragma once

#include <QString>

#include <initializer_list>

namespace countersign::display {

/// `text` in groups of 4, as people read out account and card numbers.
[[nodiscard]] QString inGroupsOfFour(const QString &text);
/// `text` in groups of the given lengths; what is left over is one more group.
[[nodiscard]] QString inGroups(const QString &text, std::initializer_list<qsizetype> lengths);

} // namespace countersign::display
