#include "core/display/code_points.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

constexpr qsizetype maxCodePoints = 4096;

void check(const TypedValue &field, Findings &findings)
{
    const qsizetype length = countCodePoints(field.value);
    if (length > maxCodePoints)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Has %1 characters, at most %2 fit."), {length, maxCodePoints}});
}

Shown show(const TypedValue &field)
{
    QString visibleBreaks = field.value;
    visibleBreaks.replace(u'\n', QStringLiteral("⏎\n"));
    return {DisplayText::guard(visibleBreaks, Lines::Many)};
}

constexpr Example examples[] = {
    {u"You are about to change the limit of a card.\nIt takes effect at once."},
    {u"one line"},
    {u"carriage\r\nreturn", Outcome::Warned},
};

} // namespace

constinit const DataType noteType{
    .wireName = QLatin1String("NOTE"),
    .group = TypeGroup::Text,
    .manual = {"many lines", "whole, with ⏎ at the end of each line", "at most 4096 characters"},
    .style = RowStyle::Note,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
