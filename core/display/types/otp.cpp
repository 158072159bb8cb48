#include "core/display/ascii.h"
#include "core/display/groups.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!isMadeOf(field.value, isDigit, 4, 10))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "A one-time password has 4 to 10 digits and nothing else.")});
    const QJsonValue length = field.options[QStringLiteral("length")];
    if (!length.isUndefined() && length.toInteger() != field.value.size())
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Has %1 digits, the options say %2."),
                             {field.value.size(), length.toVariant().toString()}});
}

Shown show(const TypedValue &field)
{
    const qsizetype half = field.value.size() == 6 ? 3 : 4;
    return {DisplayText::trusted(inGroups(field.value, {half, half}))};
}

constexpr Example examples[] = {
    {u"123456"},
    {u"00428719", Outcome::Valid, u"", R"({"length":8})"},
    {u"123456", Outcome::Invalid, u"", R"({"length":8})"},
    {u"123 456", Outcome::Invalid},
    {u"123", Outcome::Invalid},
};

} // namespace

constinit const DataType otpType{
    .wireName = QLatin1String("OTP"),
    .group = TypeGroup::Technical,
    .manual = {"4 to 10 digits", "large and apart, once it is held to be revealed",
               "digits; with `options.length` so many"},
    .style = RowStyle::Code,
    .check = check,
    .show = show,
    .mask = {MaskHabit::Usually, nullptr},
    .examples = examples,
};

} // namespace countersign::display
