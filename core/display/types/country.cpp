#include "core/display/iso_3166.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!isCountryCode(field.value))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Is no country code of ISO 3166-1 such as CH.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::guard(field.formats.names().country(field.value)),
            DisplayText::trusted(field.value)};
}

constexpr Example examples[] = {
    {u"CH"}, {u"JP"}, {u"ch", Outcome::Invalid}, {u"UK", Outcome::Invalid}, {u"CHE", Outcome::Invalid},
};

} // namespace

constinit const DataType countryType{
    .wireName = QLatin1String("COUNTRY"),
    .group = TypeGroup::Place,
    .manual = {"two letters in upper case", "the name in the language of the device, the code beside it",
               "an assigned code of ISO 3166-1"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
