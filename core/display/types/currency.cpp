#include "core/display/money.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const SentAmount sent = splitAmount(field.value);
    checkMoney(sent.number, field.suffix, findings);
    if (field.value.contains(u' ') && sent.code != field.suffix)
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "The value is in '%1', its type is in '%2'."),
                             {sent.code, field.suffix}});
}

Shown show(const TypedValue &field)
{
    return showMoney(splitAmount(field.value).number, field.suffix, field.formats);
}

constexpr Example examples[] = {
    {u"1000.00", Outcome::Valid, u"USD"},    {u"1000", Outcome::Valid, u"EUR"},
    {u"1000 GBP", Outcome::Valid, u"GBP"},   {u"9007199254740993.01", Outcome::Valid, u"USD"},
    {u"125000", Outcome::Valid, u"JPY"},     {u"12.345", Outcome::Valid, u"KWD"},
    {u"31.1034768", Outcome::Valid, u"XAU"}, {u"1000.005", Outcome::Invalid, u"USD"},
    {u"1000.5", Outcome::Invalid, u"JPY"},   {u"1,000.00", Outcome::Invalid, u"USD"},
    {u"1e3", Outcome::Invalid, u"USD"},      {u"1000 EUR", Outcome::Invalid, u"USD"},
    {u"1000", Outcome::Invalid, u"ZZZ"},     {u"", Outcome::Invalid, u"USD"},
};

} // namespace

constinit const DataType currencyType{
    .wireName = QLatin1String("CURRENCY_"),
    .naming = Naming::Prefix,
    .group = TypeGroup::Money,
    .manual =
        {"`1000`, `1000.00` or `1000 USD`; the code ends the name of the type: `CURRENCY_USD`",
         "the currency format of the locale, every digit, the ISO code beside it unless the format has it",
         "decimal text, a current ISO 4217 code, no more decimal places than the currency has; a code in the "
         "value is that of the type"},
    .style = RowStyle::Amount,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
