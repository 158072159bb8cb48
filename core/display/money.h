#pragma once

#include "core/display/catalogue.h"

namespace countersign::display {

/// An amount as it is sent: `1000.00`, or `1000.00 USD`.
struct SentAmount
{
    QString number;
    QString code; ///< empty when none was sent
};

[[nodiscard]] SentAmount splitAmount(const QString &value);

/// Decimal text, a current currency, no more fraction digits than it has minor units.
void checkMoney(const QString &number, const QString &code, Findings &findings);
/// The locale's currency format, and the ISO code beside it unless the format already has it.
[[nodiscard]] Shown showMoney(const QString &number, const QString &code, const LocaleFormats &formats);

} // namespace countersign::display
