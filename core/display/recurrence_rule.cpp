#include "core/display/recurrence_rule.h"

#include "core/display/ascii.h"
#include "core/display/iso_date.h"

#include <algorithm>
#include <iterator>

namespace countersign::display {

namespace {

using Frequency = RecurrenceRule::Frequency;

std::optional<int> readNumber(QStringView text, int lowest, int highest)
{
    const QStringView digits = text.startsWith(u'-') ? text.mid(1) : text;
    if (!isMadeOf(digits, isDigit, 1, 4) || digits[0] == u'0')
        return {};
    const int number = text.toInt();
    return number >= lowest && number <= highest ? std::optional(number) : std::nullopt;
}

bool readFrequency(QStringView text, RecurrenceRule &rule)
{
    constexpr QLatin1String names[] = {QLatin1String("DAILY"), QLatin1String("WEEKLY"),
                                       QLatin1String("MONTHLY"), QLatin1String("YEARLY")};
    const auto *const found = std::find(std::begin(names), std::end(names), text);
    rule.frequency = static_cast<Frequency>(found - std::begin(names));
    return found != std::end(names);
}

bool readWeekday(QStringView text, RecurrenceRule &rule)
{
    constexpr QLatin1String names("MO TU WE TH FR SA SU");
    if (text.size() < 2)
        return false;
    const qsizetype place = isMadeOf(text.last(2), isUpper) ? names.indexOf(text.last(2)) : -1;
    if (place < 0)
        return false;
    RecurrenceRule::Weekday weekday{static_cast<int>(place / 3)};
    const QStringView ordinal = text.chopped(2);
    if (!ordinal.isEmpty()) {
        const auto number = readNumber(ordinal, -1, 5);
        if (!number)
            return false;
        weekday.ordinal = *number;
    }
    rule.weekdays.append(weekday);
    return true;
}

bool readUntil(QStringView text, RecurrenceRule &rule)
{
    // A date, or a moment in UTC whose day is what matters.
    const bool isMoment =
        text.size() == 16 && text[8] == u'T' && text.endsWith(u'Z') && isMadeOf(text.mid(9, 6), isDigit);
    const QStringView day = isMoment ? text.first(8) : text;
    if (day.size() != 8)
        return false;
    rule.lastDay = readFullDate(QStringLiteral("%1-%2-%3").arg(day.first(4), day.mid(4, 2), day.last(2)));
    return rule.lastDay.has_value();
}

bool readEach(QStringView list, RecurrenceRule &rule, bool (*read)(QStringView, RecurrenceRule &))
{
    const QList<QStringView> items = list.split(u',');
    return std::all_of(items.begin(), items.end(),
                       [&rule, read](QStringView item) { return read(item, rule); });
}

bool readMonthDay(QStringView text, RecurrenceRule &rule)
{
    const auto day = readNumber(text, -1, 31);
    rule.monthDays.append(day.value_or(0));
    return day.has_value();
}

bool readMonth(QStringView text, RecurrenceRule &rule)
{
    const auto month = readNumber(text, 1, 12);
    rule.months.append(month.value_or(0));
    return month.has_value();
}

bool readPart(QStringView name, QStringView value, RecurrenceRule &rule)
{
    constexpr int highest = 9999;
    if (name == QLatin1String("FREQ"))
        return readFrequency(value, rule);
    if (name == QLatin1String("UNTIL"))
        return readUntil(value, rule);
    if (name == QLatin1String("BYDAY"))
        return readEach(value, rule, readWeekday);
    if (name == QLatin1String("BYMONTHDAY"))
        return readEach(value, rule, readMonthDay);
    if (name == QLatin1String("BYMONTH"))
        return readEach(value, rule, readMonth);
    const auto number = readNumber(value, 1, highest);
    if (name == QLatin1String("INTERVAL"))
        rule.interval = number.value_or(0);
    else if (name == QLatin1String("COUNT"))
        rule.count = number.value_or(0);
    else
        return false;
    return number.has_value();
}

/// RFC 5545, section 3.3.10, allows no end by number and by day, and ordinals only within months.
bool isConsistent(const RecurrenceRule &rule)
{
    const bool hasOrdinals = std::any_of(rule.weekdays.begin(), rule.weekdays.end(),
                                         [](const auto &weekday) { return weekday.ordinal != 0; });
    const bool hasMonths = rule.frequency == Frequency::Monthly
        || (rule.frequency == Frequency::Yearly && !rule.months.isEmpty());
    return !(rule.count > 0 && rule.lastDay) && (!hasOrdinals || hasMonths)
        && (rule.monthDays.isEmpty() || hasMonths) && (rule.monthDays.isEmpty() || rule.weekdays.isEmpty());
}

} // namespace

std::optional<RecurrenceRule> readRecurrenceRule(const QString &text)
{
    constexpr QLatin1String prefix("RRULE:");
    const QStringView parts = QStringView(text).mid(text.startsWith(prefix) ? prefix.size() : 0);
    RecurrenceRule rule;
    QStringList names;
    for (const QStringView part : parts.split(u';')) {
        const qsizetype equals = part.indexOf(u'=');
        const QString name = part.first(std::max<qsizetype>(equals, 0)).toString();
        if (equals < 0 || names.contains(name) || !readPart(name, part.mid(equals + 1), rule))
            return {};
        names.append(name);
    }
    return names.contains(QStringLiteral("FREQ")) && isConsistent(rule) ? std::optional(rule) : std::nullopt;
}

} // namespace countersign::display
