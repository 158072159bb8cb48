#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (field.value.isEmpty())
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "The secret is empty.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::guard(field.value)};
}

constexpr Example examples[] = {
    {u"correct horse battery staple"},
    {u"", Outcome::Invalid},
};

} // namespace

constinit const DataType secretType{
    .wireName = QLatin1String("SECRET"),
    .group = TypeGroup::Technical,
    .manual = {"anything", "dots, always", "not empty"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .mask = {MaskHabit::Always, nullptr},
    .examples = examples,
};

} // namespace countersign::display
