#include "core/display/money.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const SentAmount sent = splitAmount(field.value);
    if (sent.code.isEmpty())
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Needs a currency code after the number, as in 1000.00 USD.")});
    else
        checkMoney(sent.number, sent.code, findings);
}

Shown show(const TypedValue &field)
{
    const SentAmount sent = splitAmount(field.value);
    return showMoney(sent.number, sent.code, field.formats);
}

constexpr Example examples[] = {
    {u"1000.00 USD"},
    {u"-42 CHF"},
    {u"0.5 BHD"},
    {u"1000.00", Outcome::Invalid},
    {u"1000.00  USD", Outcome::Invalid},
    {u"1000.00 usd", Outcome::Invalid},
    {u"USD 1000.00", Outcome::Invalid},
    {u"1000.001 USD", Outcome::Invalid},
};

} // namespace

constinit const DataType amountType{
    .wireName = QLatin1String("AMOUNT"),
    .group = TypeGroup::Money,
    .manual = {"`1000.00 USD`", "as `CURRENCY_`",
               "decimal text and a current ISO 4217 code, no more decimal places than the currency has"},
    .style = RowStyle::Amount,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
