#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!readDecimal(field.value))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Is not a decimal number such as 12.5.")});
}

Shown showNumber(const TypedValue &field)
{
    const Decimal decimal = readDecimal(field.value).value_or(Decimal{});
    return {DisplayText::trusted(field.formats.numbers().number(decimal))};
}

Shown showPercent(const TypedValue &field)
{
    const Decimal decimal = readDecimal(field.value).value_or(Decimal{});
    return {DisplayText::trusted(field.formats.numbers().percent(decimal))};
}

constexpr Example numberExamples[] = {
    {u"1234567.8900"},
    {u"-1"},
    {u"0.000000000000000000000001"},
    {u"007", Outcome::Invalid},
    {u".5", Outcome::Invalid},
    {u"5.", Outcome::Invalid},
    {u"+5", Outcome::Invalid},
    {u"١٢٣", Outcome::Invalid},
    {u"", Outcome::Invalid},
};

constexpr Example percentExamples[] = {
    {u"12.5"}, {u"0.125"}, {u"100"}, {u"12.5 %", Outcome::Invalid}, {u"12,5", Outcome::Invalid},
};

} // namespace

constinit const DataType numberType{
    .wireName = QLatin1String("NUMBER"),
    .group = TypeGroup::Money,
    .manual = {"decimal text", "grouped by the locale, every digit",
               "decimal text without grouping or exponent"},
    .style = RowStyle::Amount,
    .check = check,
    .show = showNumber,
    .examples = numberExamples,
};

constinit const DataType percentType{
    .wireName = QLatin1String("PERCENT"),
    .group = TypeGroup::Money,
    .manual = {"decimal text; `12.5` is 12.5 %", "as the locale writes percentages",
               "decimal text without grouping or exponent"},
    .style = RowStyle::Amount,
    .check = check,
    .show = showPercent,
    .examples = percentExamples,
};

} // namespace countersign::display
