#include "core/display/ascii.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const auto fits = [](QChar c) { return isLetter(c) || isDigit(c) || c == u'-'; };
    if (!isMadeOf(field.value, fits, 2, 64) || field.formats.names().language(field.value).isEmpty())
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Is no language tag of BCP 47 such as fr-CH.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::guard(field.formats.names().language(field.value)),
            DisplayText::trusted(field.value)};
}

constexpr Example examples[] = {
    {u"fr-CH"},
    {u"zh-Hant"},
    {u"en"},
    {u"qqq", Outcome::Invalid},
    {u"fr_CH", Outcome::Invalid},
    {u"english", Outcome::Invalid},
};

} // namespace

constinit const DataType languageType{
    .wireName = QLatin1String("LANGUAGE"),
    .group = TypeGroup::Place,
    .manual = {"a BCP 47 tag", "the name in the language of the device, the tag beside it",
               "well-formed, a language that ICU knows"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
