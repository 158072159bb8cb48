#include "core/display/ascii.h"
#include "core/display/iso_date.h"
#include "core/display/types/types.h"

#include <algorithm>

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const QString &value = field.value;
    const QStringView month = QStringView(value).first(std::min<qsizetype>(2, value.size()));
    const QStringView year = QStringView(value).mid(3);
    const bool hasForm = value.size() == 5 && value[2] == u'/' && isMadeOf(month, isDigit)
        && isMadeOf(year, isDigit) && month.toInt() >= 1 && month.toInt() <= 12;
    if (!hasForm) {
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Is not a month and a year, written as in 09/28.")});
        return;
    }
    if (!field.settings.now)
        return;
    constexpr int century = 2000;
    const QDate lastDay = QDate(century + year.toInt(), month.toInt(), 1).addMonths(1).addDays(-1);
    if (startOfDay(lastDay) + std::chrono::days(1) <= *field.settings.now)
        findings.addWarning({QT_TRANSLATE_NOOP("Remark", "The card is past its last month.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(field.value)};
}

constexpr Example examples[] = {
    {u"09/28"},
    {u"12/99"},
    {u"13/28", Outcome::Invalid},
    {u"00/28", Outcome::Invalid},
    {u"9/28", Outcome::Invalid},
    {u"09/2028", Outcome::Invalid},
};

} // namespace

constinit const DataType cardExpiryType{
    .wireName = QLatin1String("CARD_EXPIRY"),
    .group = TypeGroup::Account,
    .manual = {"`MM/YY`", "as sent", "a real month; one that is past warns"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
