#include "core/display/duration.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!readDuration(field.value))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Is no duration such as P1DT12H, nor a number of seconds.")});
}

Shown show(const TypedValue &field)
{
    QStringList parts;
    for (const DurationPart &part : readDuration(field.value).value_or(QList<DurationPart>()))
        parts.append(field.formats.numbers().measure(part.amount, part.unit, NumberFormats::UnitWidth::Full));
    return {DisplayText::trusted(field.formats.names().measures(parts)), DisplayText::trusted(field.value)};
}

constexpr Example examples[] = {
    {u"P1Y2M10DT2H30M"},
    {u"P2W"},
    {u"PT1.5S"},
    {u"5400"},
    {u"PT0S"},
    {u"P", Outcome::Invalid},
    {u"PT", Outcome::Invalid},
    {u"P1.5D", Outcome::Invalid},
    {u"P1H", Outcome::Invalid},
    {u"P1D2Y", Outcome::Invalid},
    {u"-P1D", Outcome::Invalid},
    {u"1 day", Outcome::Invalid},
};

} // namespace

constinit const DataType durationType{
    .wireName = QLatin1String("DURATION"),
    .group = TypeGroup::Time,
    .manual = {"an ISO 8601 duration, or whole seconds", "in words; the value as sent beside it",
               "the form; only seconds have a fraction"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
