#pragma once

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace countersign::display {

/// The part of RFC 5545's RRULE that payments need: FREQ of days to years, INTERVAL, COUNT or UNTIL, BYDAY, BYMONTHDAY
/// and BYMONTH.
struct RecurrenceRule
{
    enum class Frequency { Daily, Weekly, Monthly, Yearly };
    struct Weekday
    {
        int day;         ///< 0 is Monday
        int ordinal = 0; ///< 1 to 5 within the month or -1 for its last; 0 for each
    };

    Frequency frequency = Frequency::Daily;
    int interval = 1;
    int count = 0;                ///< 0 for no end by number
    std::optional<QDate> lastDay; ///< UNTIL
    QList<Weekday> weekdays;
    QList<int> monthDays; ///< 1 to 31, or -1 for the last
    QList<int> months;    ///< 1 to 12
};

/// With or without `RRULE:` before it. Nothing for a rule that says more than a RecurrenceRule can.
[[nodiscard]] std::optional<RecurrenceRule> readRecurrenceRule(const QString &text);

} // namespace countersign::display
