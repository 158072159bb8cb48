#include "core/display/ascii.h"
#include "core/display/check_digits.h"
#include "core/display/groups.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const QString &lei = field.value;
    const auto fits = [](QChar c) { return isUpper(c) || isDigit(c); };
    if (!isMadeOf(lei, fits, 20, 20) || !isMadeOf(QStringView(lei).last(2), isDigit))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "An LEI has 18 upper-case letters and digits, then 2 digits.")});
    else if (mod97(lei) != 1)
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "The check digits do not match: a character is wrong or two are swapped.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(inGroupsOfFour(field.value))};
}

constexpr Example examples[] = {
    {u"5493001KJTIIGC8Y1R12"},
    {u"7LTWFZYICNSX8D621K86"},
    {u"5493001KJTIIGC8Y1R13", Outcome::Invalid},
    {u"5493001kjtiigc8y1r12", Outcome::Invalid},
    {u"5493001KJTIIGC8Y1R1", Outcome::Invalid},
};

} // namespace

constinit const DataType leiType{
    .wireName = QLatin1String("LEI"),
    .group = TypeGroup::Party,
    .manual = {"20 characters", "in groups of 4",
               "18 letters and digits, 2 check digits by ISO 7064 (ISO 17442)"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
