#include "core/display/code_points.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

constexpr qsizetype maxCodePoints = 512;

void check(const TypedValue &field, Findings &findings)
{
    const qsizetype length = countCodePoints(field.value);
    if (length > maxCodePoints)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Has %1 characters, at most %2 fit."), {length, maxCodePoints}});
    if (field.value.contains(u'\n'))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Has a line feed, which only a note may have.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::guard(field.value)};
}

constexpr Example textExamples[] = {
    {u"Rent for July"},
    {u"Café Ünïversal, 東京"},
    {u"می‌خواهم"},
    {u"two\nlines", Outcome::Invalid},
    {u"gnp\u202Eexe.txt", Outcome::Warned},
};

constexpr Example headingExamples[] = {
    {u"Beneficiary"},
    {u"two\nlines", Outcome::Invalid},
};

} // namespace

constinit const DataType textType{
    .wireName = QLatin1String("TEXT"),
    .group = TypeGroup::Text,
    .manual = {"one line", "as sent", "at most 512 characters, no line feed"},
    .check = check,
    .show = show,
    .examples = textExamples,
};

constinit const DataType headingType{
    .wireName = QLatin1String("HEADING"),
    .group = TypeGroup::Text,
    .manual = {"one line", "the heading of the rows below", "at most 512 characters, no line feed"},
    .style = RowStyle::Heading,
    .check = check,
    .show = show,
    .examples = headingExamples,
};

} // namespace countersign::display
