#include "core/display/decimal_math.h"
#include "core/display/iso_4217.h"
#include "core/display/money.h"
#include "core/display/types/types.h"
#include "core/display/words.h"

#include <algorithm>

namespace countersign::display {

namespace {

struct Conversion
{
    SentAmount source;
    SentAmount target;
};

std::optional<Conversion> readConversion(const QString &value)
{
    const QStringList sides = value.split(QStringLiteral(" -> "));
    if (sides.size() != 2)
        return {};
    return Conversion{splitAmount(sides[0]), splitAmount(sides[1])};
}

void checkRate(const QJsonValue &sent, const Conversion &conversion, Findings &findings)
{
    const std::optional<Decimal> rate = readDecimal(sent.toString());
    const std::optional<Decimal> source = readDecimal(conversion.source.number);
    const std::optional<Decimal> target = readDecimal(conversion.target.number);
    const int minorUnits = std::max(findCurrency(conversion.target.code)->minorUnits, 0);
    if (!rate)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "The rate in the options is not decimal text such as \"1.083\".")});
    else if (!isProduct(*rate, *source, *target, minorUnits))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "%1 %2 at %3 is not %4 %5."),
                             {conversion.source.number, conversion.source.code, sent.toString(),
                              conversion.target.number, conversion.target.code}});
}

void check(const TypedValue &field, Findings &findings)
{
    const std::optional<Conversion> conversion = readConversion(field.value);
    if (!conversion) {
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Is not written as in 100.00 EUR -> 108.30 USD.")});
        return;
    }
    checkMoney(conversion->source.number, conversion->source.code, findings);
    checkMoney(conversion->target.number, conversion->target.code, findings);
    const QJsonValue rate = field.options[QStringLiteral("rate")];
    if (findings.problems.empty() && !rate.isUndefined())
        checkRate(rate, *conversion, findings);
}

DisplayText side(const SentAmount &sent, const LocaleFormats &formats)
{
    const Shown shown = showMoney(sent.number, sent.code, formats);
    const QString code = shown.annotation.isEmpty() ? QString() : u' ' + shown.annotation.plain();
    return DisplayText::trusted(shown.text.plain() + code);
}

Shown show(const TypedValue &field)
{
    const Conversion conversion = readConversion(field.value).value_or(Conversion{});
    const DisplayText sides[] = {side(conversion.source, field.formats),
                                 side(conversion.target, field.formats)};
    Shown shown{DisplayText::joined(sides, QStringLiteral(" → "))};
    const QString &language = field.formats.language();
    std::vector<DisplayText> beside;
    if (const auto rate = readDecimal(field.options[QStringLiteral("rate")].toString()))
        beside.push_back(DisplayText::trusted(
            QStringLiteral("%1: %2").arg(word(Word::Rate, language), field.formats.numbers().number(*rate))));
    if (field.options[QStringLiteral("dynamic")].toBool())
        beside.push_back(DisplayText::trusted(word(Word::Indicative, language)));
    shown.annotation = DisplayText::joined(beside, QStringLiteral(", "));
    return shown;
}

constexpr Example examples[] = {
    {u"100.00 EUR -> 108.30 USD"},
    {u"100.00 EUR -> 108.30 USD", Outcome::Valid, u"", R"({"rate":"1.083"})"},
    {u"100.00 EUR -> 16913 JPY", Outcome::Valid, u"", R"({"rate":"169.1277","dynamic":true})"},
    {u"100.00 EUR -> 108.30 USD", Outcome::Invalid, u"", R"({"rate":"1.038"})"},
    {u"100.00 EUR -> 108.30 USD", Outcome::Invalid, u"", R"({"rate":1.083})"},
    {u"100.00 EUR", Outcome::Invalid},
    {u"100.00 EUR -> 108.30", Outcome::Invalid},
};

} // namespace

constinit const DataType amountConversionType{
    .wireName = QLatin1String("AMOUNT_CONVERSION"),
    .group = TypeGroup::Money,
    .manual = {"`100.00 EUR -> 108.30 USD`; `options.rate` a decimal text, `options.dynamic` true while it "
               "may change",
               "source → target, the rate beside it",
               "both as `AMOUNT`; with a rate, rate × source is the target within one minor unit"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
