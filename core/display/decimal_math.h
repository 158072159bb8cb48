#pragma once

#include "core/display/decimal.h"

#include <span>

namespace countersign::display {

/// With as many fraction digits as the finest of them; exact.
[[nodiscard]] Decimal sumOf(std::span<const Decimal> terms);
/// Whether they are the same number, however many zeros each ends with.
[[nodiscard]] bool areEqual(const Decimal &one, const Decimal &other);
/// Whether `one` times `other` is less than one unit of the last of `fractionDigits` digits away from `product`.
[[nodiscard]] bool isProduct(const Decimal &one, const Decimal &other, const Decimal &product,
                             int fractionDigits);

} // namespace countersign::display
