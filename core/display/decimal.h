#pragma once

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace countersign::display {

/// A number as its decimal text, from end to end: no binary floating point ever holds it.
struct Decimal
{
    QByteArray text;        ///< `-12.50`: as received, ASCII
    int fractionDigits = 0; ///< digits after the point, trailing zeros included

    /// More digits than this on either side of the point are no amount of anything, and ICU stops there.
    static constexpr int maxDigits = 999;
};

/// Digits with an optional minus before and fraction after, without leading zeros, grouping or exponent.
[[nodiscard]] std::optional<Decimal> readDecimal(QStringView text);

} // namespace countersign::display
