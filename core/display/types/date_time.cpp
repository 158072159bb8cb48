#include "core/display/iso_date.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!readDateTime(field.value))
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "Is not a time with its offset, written as in 2026-06-21T10:15:30+02:00.")});
}

// The value stands beside as it was sent: the formatted time ends at seconds and is in the device's zone.
Shown show(const TypedValue &field)
{
    const DateFormats &dates = field.formats.dates();
    std::vector<DisplayText> beside;
    for (const QString &each : {dates.calendar(), dates.timeZone(), field.value}) {
        if (!each.isEmpty())
            beside.push_back(DisplayText::trusted(each));
    }
    return {DisplayText::trusted(dates.zoned(*readDateTime(field.value))),
            DisplayText::joined(beside, QStringLiteral(", "))};
}

constexpr Example examples[] = {
    {u"2026-06-21T10:15:30Z"},
    {u"2026-06-21T10:15:30.123456+02:00"},
    {u"2026-06-21t23:59:59-00:00"},
    {u"2026-06-21T10:15:30", Outcome::Invalid},
    {u"2026-06-21 10:15:30Z", Outcome::Invalid},
    {u"2026-06-21T24:00:00Z", Outcome::Invalid},
    {u"2026-06-30T23:59:60Z", Outcome::Invalid},
    {u"2026-06-21T10:15:30.Z", Outcome::Invalid},
    {u"2026-06-21T10:15:30+0200", Outcome::Invalid},
    {u"2026-06-21T10:15Z", Outcome::Invalid},
};

} // namespace

constinit const DataType dateTimeType{
    .wireName = QLatin1String("DATETIME"),
    .group = TypeGroup::Time,
    .manual = {"`2026-06-21T10:15:30+02:00`",
               "date, time, zone and offset of the device; the value as sent beside it",
               "RFC 3339 with an offset"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
