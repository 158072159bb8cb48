#include "core/display/ascii.h"
#include "core/display/types/types.h"

#include <algorithm>
#include <iterator>

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    constexpr qsizetype lengths[] = {8, 4, 4, 4, 12};
    const QStringList parts = field.value.split(u'-');
    const bool fits = std::equal(
        parts.begin(), parts.end(), std::begin(lengths), std::end(lengths),
        [](const QString &part, qsizetype length) { return isMadeOf(part, isHexDigit, length, length); });
    if (!fits)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Is not written as in 123e4567-e89b-12d3-a456-426614174000.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(field.value.toLower())};
}

constexpr Example examples[] = {
    {u"123e4567-e89b-12d3-a456-426614174000"},
    {u"0190B3C4-5F7A-7C3E-8F00-0123456789AB"},
    {u"123e4567e89b12d3a456426614174000", Outcome::Invalid},
    {u"{123e4567-e89b-12d3-a456-426614174000}", Outcome::Invalid},
    {u"123e4567-e89b-12d3-a456-42661417400g", Outcome::Invalid},
};

} // namespace

constinit const DataType uuidType{
    .wireName = QLatin1String("UUID"),
    .group = TypeGroup::Technical,
    .manual = {"`8-4-4-4-12` hexadecimal digits", "in lower case", "the form of RFC 9562"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
