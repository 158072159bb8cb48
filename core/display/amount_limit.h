#pragma once

#include "core/display/validation_field.h"

#include <span>

namespace countersign::display {

/// Decimal text that an amount can be compared with: `1000.00`, not below zero.
[[nodiscard]] bool isAmountLimit(const QString &text);

/// A field's value, and whether it was found valid for its type.
struct JudgedValue
{
    QString dataType;
    QString value;
    bool valid = false;
};

/// Whether everything among the values that is an amount (`CURRENCY_…`, `AMOUNT`) is at most `limit`, digit by digit and
/// whatever its currency and sign. False without an amount, and with a value that is invalid or may hold amounts in a form
/// that is not compared here, such as a conversion or a table: to overlook one would approve what the limit was meant to
/// stop.
[[nodiscard]] bool isWithin(std::span<const JudgedValue> values, const QString &limit);
/// The same for the fields of a block, judged here.
[[nodiscard]] bool isWithin(const DisplayBlock &block, const QString &limit);

} // namespace countersign::display
