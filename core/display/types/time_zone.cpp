#include "core/display/ascii.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const auto fits = [](QChar c) { return isVisible(c); };
    if (!isMadeOf(field.value, fits, 1, 64) || !isTimeZone(field.value))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Is no time zone of the tz database such as Europe/Paris.")});
}

Shown show(const TypedValue &field)
{
    const NameFormats &names = field.formats.names();
    std::vector<DisplayText> beside{DisplayText::trusted(field.value)};
    if (field.settings.now)
        beside.push_back(DisplayText::trusted(names.zoneOffset(field.value, *field.settings.now)));
    return {DisplayText::guard(names.zone(field.value)), DisplayText::joined(beside, QStringLiteral(", "))};
}

constexpr Example examples[] = {
    {u"Europe/Paris"},
    {u"Asia/Kathmandu"},
    {u"UTC"},
    {u"Europe/Atlantis", Outcome::Invalid},
    {u"GMT+25", Outcome::Invalid},
    {u"", Outcome::Invalid},
};

} // namespace

constinit const DataType timeZoneType{
    .wireName = QLatin1String("TIME_ZONE"),
    .group = TypeGroup::Time,
    .manual = {"a name of the tz database",
               "the name in the language of the device; the name as sent, and the offset of today, beside it",
               "known"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
