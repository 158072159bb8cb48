#pragma once

#include <QStringView>

namespace countersign::display {

/// A currency, fund or metal of ISO 4217. Made from the standard: the digits of CLDR differ for HUF, COP, IDR,
/// PKR, IQD and others.
struct Currency
{
    static constexpr int noMinorUnits = -1; ///< the standard says "N.A.", as for gold

    char code[4];
    int minorUnits; ///< decimal digits after the point, or noMinorUnits
};

/// Nothing for a code that is not current; `code` is compared exactly, in upper case.
[[nodiscard]] const Currency *findCurrency(QStringView code);

} // namespace countersign::display
