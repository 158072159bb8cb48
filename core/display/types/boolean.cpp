#include "core/display/types/types.h"
#include "core/display/words.h"

namespace countersign::display {

namespace {

bool isTrue(const TypedValue &field)
{
    return field.value == QLatin1String("true");
}

void check(const TypedValue &field, Findings &findings)
{
    if (!isTrue(field) && field.value != QLatin1String("false"))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Must be true or false.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(word(isTrue(field) ? Word::Yes : Word::No, field.formats.language()))};
}

constexpr Example examples[] = {
    {u"true"}, {u"false"}, {u"TRUE", Outcome::Invalid}, {u"1", Outcome::Invalid}, {u"", Outcome::Invalid},
};

} // namespace

constinit const DataType booleanType{
    .wireName = QLatin1String("BOOLEAN"),
    .group = TypeGroup::Structure,
    .manual = {"`true` or `false`", "Yes or No in the language of the device", "one of the two words"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
