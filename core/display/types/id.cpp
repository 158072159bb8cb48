#include "core/display/ascii.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!isMadeOf(field.value, isVisible, 1, 128))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Needs 1 to 128 printable ASCII characters without a space.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(field.value)};
}

constexpr Example examples[] = {
    {u"acc_81f3:7#2"},       {u"7"}, {u"two words", Outcome::Invalid}, {u"\u0430cc_81f3", Outcome::Invalid},
    {u"", Outcome::Invalid},
};

} // namespace

constinit const DataType idType{
    .wireName = QLatin1String("ID"),
    .group = TypeGroup::Technical,
    .manual = {"an identifier", "as sent", "1 to 128 printable ASCII characters without a space"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
