#include "core/display/money.h"

#include "core/display/decimal.h"
#include "core/display/iso_4217.h"

namespace countersign::display {

SentAmount splitAmount(const QString &value)
{
    const qsizetype space = value.indexOf(u' ');
    if (space < 0)
        return {value, {}};
    return {value.first(space), value.mid(space + 1)};
}

void checkMoney(const QString &number, const QString &code, Findings &findings)
{
    const std::optional<Decimal> decimal = readDecimal(number);
    const Currency *currency = findCurrency(code);
    if (!decimal)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "The amount is not a decimal number such as 1000.00.")});
    if (!currency)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "'%1' is not a current ISO 4217 currency code."), {code}});
    if (!decimal || !currency || currency->minorUnits == Currency::noMinorUnits)
        return;
    if (decimal->fractionDigits > currency->minorUnits) {
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "%1 has %2 decimal places, this value has %3."),
                             {code, currency->minorUnits, decimal->fractionDigits}});
    }
}

Shown showMoney(const QString &number, const QString &code, const LocaleFormats &formats)
{
    const Decimal decimal = readDecimal(number).value_or(Decimal{});
    const int minorUnits = findCurrency(code)->minorUnits;
    const int fractionDigits = minorUnits == Currency::noMinorUnits ? decimal.fractionDigits : minorUnits;
    const QString text = formats.numbers().amount(decimal, code, fractionDigits);
    return {DisplayText::trusted(text), DisplayText::trusted(text.contains(code) ? QString() : code)};
}

} // namespace countersign::display
