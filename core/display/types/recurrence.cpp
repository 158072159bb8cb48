#include "core/display/recurrence_rule.h"
#include "core/display/recurrence_words.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!readRecurrenceRule(field.value))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark",
                               "Is no recurrence rule such as FREQ=MONTHLY;BYMONTHDAY=1;COUNT=12,"
                               " or has parts that are not known here.")});
}

Shown show(const TypedValue &field)
{
    const RecurrenceRule rule = readRecurrenceRule(field.value).value_or(RecurrenceRule{});
    return {DisplayText::trusted(sentenceOf(rule, field.formats)), DisplayText::trusted(field.value)};
}

constexpr Example examples[] = {
    {u"FREQ=MONTHLY;BYMONTHDAY=1;COUNT=12"},
    {u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20271231"},
    {u"RRULE:FREQ=MONTHLY;BYDAY=-1FR"},
    {u"FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"},
    {u"FREQ=HOURLY", Outcome::Invalid},
    {u"FREQ=DAILY;COUNT=5;UNTIL=20271231", Outcome::Invalid},
    {u"FREQ=DAILY;FREQ=WEEKLY", Outcome::Invalid},
    {u"FREQ=WEEKLY;BYDAY=2MO", Outcome::Invalid},
    {u"INTERVAL=2", Outcome::Invalid},
    {u"FREQ=DAILY;BYHOUR=7", Outcome::Invalid},
};

} // namespace

constinit const DataType recurrenceType{
    .wireName = QLatin1String("RECURRENCE"),
    .group = TypeGroup::Time,
    .manual = {"an RRULE of RFC 5545: `FREQ` of days to years, `INTERVAL`, `COUNT` or `UNTIL`, `BYDAY`, "
               "`BYMONTHDAY`, `BYMONTH`",
               "a sentence; the rule as sent beside it", "nothing else in the rule, nothing twice"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
