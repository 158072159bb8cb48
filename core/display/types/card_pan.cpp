#include "core/display/ascii.h"
#include "core/display/check_digits.h"
#include "core/display/groups.h"
#include "core/display/masks.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

// No sentence here quotes the number: it is masked wherever it stands.
void check(const TypedValue &field, Findings &findings)
{
    const QString &number = field.value;
    if (!isMadeOf(number, isDigit, 12, 19))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "A card number has 12 to 19 digits and nothing else.")});
    else if (!passesLuhn(number))
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "The last digit does not match: a digit is wrong or two are swapped.")});
}

Shown show(const TypedValue &field)
{
    constexpr qsizetype americanExpressLength = 15;
    const QString &number = field.value;
    return {DisplayText::trusted(number.size() == americanExpressLength ? inGroups(number, {4, 6, 5})
                                                                        : inGroupsOfFour(number))};
}

QString hide(const QString &shown)
{
    return hideMiddle(shown, 6, 4);
}

constexpr Example examples[] = {
    {u"4111111111111111"},
    {u"378282246310005"},
    {u"6011000990139424"},
    {u"4111111111111112", Outcome::Invalid},
    {u"4111 1111 1111 1111", Outcome::Invalid},
    {u"41111111110", Outcome::Invalid},
};

} // namespace

constinit const DataType cardPanType{
    .wireName = QLatin1String("CARD_PAN"),
    .group = TypeGroup::Account,
    .manual = {"the digits, without spaces", "in groups 4-4-4-4, or 4-6-5 for 15 digits; never whole",
               "12 to 19 digits, the last of them by Luhn"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .mask = {MaskHabit::Always, hide},
    .examples = examples,
};

} // namespace countersign::display
