#include "core/display/ascii.h"
#include "core/display/masks.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const auto fits = [](QChar c) {
        return isLetter(c) || isDigit(c) || c == u' ' || c == u'-' || c == u'/' || c == u'.';
    };
    if (!isMadeOf(field.value, fits, 1, 34) || field.value.trimmed() != field.value)
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "An account number has 1 to 34 letters, digits, spaces and the marks - / and .")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(field.value)};
}

QString hide(const QString &shown)
{
    return hideMiddle(shown, 0, 4);
}

constexpr Example examples[] = {
    {u"12-3456-7890123-00"},
    {u"60161331926819"},
    {u"", Outcome::Invalid},
    {u"1234\u0660", Outcome::Invalid},
    {u"12345678901234567890123456789012345", Outcome::Invalid},
};

} // namespace

constinit const DataType accountType{
    .wireName = QLatin1String("ACCOUNT"),
    .group = TypeGroup::Account,
    .manual = {"the number of a domestic account", "as sent",
               "1 to 34 letters, digits, spaces and the marks `-` `/` `.`"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .mask = {MaskHabit::Usually, hide},
    .examples = examples,
};

} // namespace countersign::display
