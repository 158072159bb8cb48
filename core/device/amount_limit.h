#pragma once

#include "core/display/validation_field.h"

#include <QString>

namespace countersign::device {

/// Decimal text that an amount can be compared with: `1000.00`, not below zero.
[[nodiscard]] bool isAmountLimit(const QString &text);

/// Whether everything in the block that is an amount (`CURRENCY_…`, `AMOUNT`) is at most `limit`, digit by digit and
/// whatever its currency and sign. False for a block without an amount, and for one with a field that is invalid or
/// may hold amounts in a form that is not compared here, such as a conversion or a table: to overlook one would approve
/// what the limit was meant to stop.
[[nodiscard]] bool isWithin(const display::DisplayBlock &block, const QString &limit);

} // namespace countersign::device
