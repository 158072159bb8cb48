#include "core/display/iso_date.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!readFullDate(field.value))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Is not a day of the calendar, written as in 2026-06-21.")});
}

Shown show(const TypedValue &field)
{
    const DateFormats &dates = field.formats.dates();
    const DisplayText text = DisplayText::trusted(dates.day(*readFullDate(field.value)));
    if (dates.calendar().isEmpty())
        return {text};
    // The ISO form is isolated: in right-to-left text its parts would change places.
    const DisplayText beside[] = {DisplayText::trusted(dates.calendar()), DisplayText::trusted(field.value)};
    return {text, DisplayText::joined(beside, QStringLiteral(", "))};
}

constexpr Example examples[] = {
    {u"2026-06-21"},
    {u"2024-02-29"},
    {u"0001-01-01"},
    {u"2026-02-29", Outcome::Invalid},
    {u"2026-13-01", Outcome::Invalid},
    {u"0000-01-01", Outcome::Invalid},
    {u"2026-6-21", Outcome::Invalid},
    {u"21.06.2026", Outcome::Invalid},
    {u"2026-06-21T00:00:00Z", Outcome::Invalid},
};

} // namespace

constinit const DataType dateType{
    .wireName = QLatin1String("DATE"),
    .group = TypeGroup::Time,
    .manual = {"`2026-06-21`",
               "long form in the calendar of the locale; beside one that is not Gregorian its name and the "
               "ISO form",
               "a real day, as RFC 3339 writes it"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
