#include "core/display/ascii.h"
#include "core/display/groups.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    constexpr int bitsOfDigit = 4;
    if (!isMadeOf(field.value, isHexDigit, 8, 128) || field.value.size() % 2 != 0)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Needs 8 to 128 hexadecimal digits, an even number of them.")});
    const QJsonValue bits = field.options[QStringLiteral("bits")];
    if (!bits.isUndefined() && bits.toInteger() != field.value.size() * bitsOfDigit)
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Has %1 bits, the options say %2."),
                             {field.value.size() * bitsOfDigit, bits.toVariant().toString()}});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(inGroupsOfFour(field.value))};
}

constexpr Example examples[] = {
    {u"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
    {u"DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", Outcome::Valid, u"", R"({"bits":160})"},
    {u"deadbeef", Outcome::Invalid, u"", R"({"bits":256})"},
    {u"deadbee", Outcome::Invalid},
    {u"sha256:deadbeef", Outcome::Invalid},
};

} // namespace

constinit const DataType hashType{
    .wireName = QLatin1String("HASH"),
    .group = TypeGroup::Technical,
    .manual = {"8 to 128 hexadecimal digits, an even number", "in groups of 4",
               "the digits; with `options.bits` their number"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
