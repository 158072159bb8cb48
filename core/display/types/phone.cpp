#include "core/display/ascii.h"
#include "core/display/calling_codes.h"
#include "core/display/masks.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const QStringView digits = QStringView(field.value).mid(1);
    if (!field.value.startsWith(u'+') || !isMadeOf(digits, isDigit, 7, 15))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Is not + and 7 to 15 digits, as in +41446681800.")});
    else if (callingCodeLength(digits) == 0)
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Begins with no country code.")});
}

/// Countries group in many ways; threes with a pair or four at the end are read well everywhere.
Shown show(const TypedValue &field)
{
    const QString digits = field.value.mid(1);
    const int length = callingCodeLength(digits);
    QStringList groups{u'+' + digits.first(length)};
    QString rest = digits.mid(length);
    while (rest.size() > 4) {
        groups.append(rest.first(3));
        rest = rest.mid(3);
    }
    groups.append(rest);
    return {DisplayText::trusted(groups.join(u' '))};
}

/// The last three digits, however they are grouped.
QString hide(const QString &shown)
{
    return hideMiddle(shown, 0, 3);
}

constexpr Example examples[] = {
    {u"+41446681800"},
    {u"+12025550123"},
    {u"+35312345678"},
    {u"0041446681800", Outcome::Invalid},
    {u"+41 44 668 18 00", Outcome::Invalid},
    {u"+999", Outcome::Invalid},
    {u"+2101234567890123", Outcome::Invalid},
};

} // namespace

constinit const DataType phoneType{
    .wireName = QLatin1String("PHONE"),
    .group = TypeGroup::Contact,
    .manual = {"`+` and digits, as E.164 writes it", "country code and groups",
               "a country code of the ITU, 7 to 15 digits"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .mask = {MaskHabit::Usually, hide},
    .examples = examples,
};

} // namespace countersign::display
