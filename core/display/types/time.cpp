#include "core/display/iso_date.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!readTimeOfDay(field.value))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Is no time of day, written as in 14:30 or 14:30:05.")});
}

Shown show(const TypedValue &field)
{
    const std::chrono::seconds time = readTimeOfDay(field.value).value_or(std::chrono::seconds(0));
    const bool hasSeconds = field.value.size() > 5;
    return {DisplayText::trusted(
        field.formats.dates().time(time, hasSeconds ? TimeDetail::Seconds : TimeDetail::Minutes))};
}

constexpr Example examples[] = {
    {u"14:30"},
    {u"00:00:05"},
    {u"24:00", Outcome::Invalid},
    {u"14:60", Outcome::Invalid},
    {u"2:30 pm", Outcome::Invalid},
    {u"14:30:05.5", Outcome::Invalid},
};

} // namespace

constinit const DataType timeType{
    .wireName = QLatin1String("TIME"),
    .group = TypeGroup::Time,
    .manual = {"`HH:MM` or `HH:MM:SS`", "as the locale writes times of day",
               "a time of day, 00:00 to 23:59:59"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
