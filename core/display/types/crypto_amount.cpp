#include "core/display/ascii.h"
#include "core/display/money.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

constexpr int maxFractionDigits = 18;

void check(const TypedValue &field, Findings &findings)
{
    const SentAmount sent = splitAmount(field.value);
    const std::optional<Decimal> decimal = readDecimal(sent.number);
    const auto fits = [](QChar c) { return isUpper(c) || isDigit(c); };
    if (!decimal)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Does not begin with a decimal number, as in 0.5 BTC.")});
    else if (decimal->fractionDigits > maxFractionDigits)
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Has %1 decimal places, at most %2 fit."),
                             {decimal->fractionDigits, maxFractionDigits}});
    if (!isMadeOf(sent.code, fits, 2, 10))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Needs a ticker after the number, as in 0.5 BTC.")});
}

Shown show(const TypedValue &field)
{
    const SentAmount sent = splitAmount(field.value);
    const Decimal decimal = readDecimal(sent.number).value_or(Decimal{});
    return {DisplayText::trusted(field.formats.numbers().number(decimal)), DisplayText::trusted(sent.code)};
}

constexpr Example examples[] = {
    {u"0.12345678 BTC"},
    {u"1.000000000000000001 ETH"},
    {u"250000 USDT"},
    {u"0.1234567890123456789 ETH", Outcome::Invalid},
    {u"0.5", Outcome::Invalid},
    {u"0.5 btc", Outcome::Invalid},
    {u"0,5 BTC", Outcome::Invalid},
};

} // namespace

constinit const DataType cryptoAmountType{
    .wireName = QLatin1String("CRYPTO_AMOUNT"),
    .group = TypeGroup::Money,
    .manual =
        {"`0.12345678 BTC`", "every digit, the ticker",
         "decimal text of at most 18 decimal places, a ticker of 2 to 10 upper-case letters and digits"},
    .style = RowStyle::Amount,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
