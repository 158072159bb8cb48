#include "core/display/groups.h"
#include "core/display/masks.h"
#include "core/display/types/types.h"

#include <algorithm>

namespace countersign::display {

namespace {

/// ISO/IEC 7812-1, annex B; `digits` are ASCII digits.
bool passesLuhn(const QString &digits)
{
    int sum = 0;
    bool isDoubled = false;
    for (auto digit = digits.crbegin(); digit != digits.crend(); ++digit, isDoubled = !isDoubled) {
        const int value = digit->digitValue() * (isDoubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

// No sentence here quotes the number: it is masked wherever it stands.
void check(const TypedValue &field, Findings &findings)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const QString &number = field.value;
    if (!std::all_of(number.begin(), number.end(), isDigit) || number.size() < 12 || number.size() > 19)
        findings.problems += QStringLiteral("A card number has 12 to 19 digits and nothing else.");
    else if (!passesLuhn(number))
        findings.problems +=
            QStringLiteral("The last digit does not match: a digit is wrong or two are swapped.");
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
    .naming = Naming::Exact,
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .mask = {MaskHabit::Always, hide},
    .examples = examples,
};

} // namespace countersign::display
