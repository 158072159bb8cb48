#include "core/display/code_points.h"
#include "core/display/types/types.h"

#include <algorithm>
#include <iterator>

namespace countersign::display {

namespace {

struct LevelName
{
    QLatin1String name;
    Level level;
};

constexpr LevelName levels[] = {
    {QLatin1String("info"), Level::Info},
    {QLatin1String("success"), Level::Success},
    {QLatin1String("warning"), Level::Warning},
    {QLatin1String("error"), Level::Error},
};

std::optional<Level> levelOf(const TypedValue &field)
{
    const QString wanted = textOption(field, QLatin1String("level"), QStringLiteral("info"));
    const auto found = std::find_if(std::begin(levels), std::end(levels),
                                    [&wanted](const LevelName &each) { return each.name == wanted; });
    return found == std::end(levels) ? std::nullopt : std::optional(found->level);
}

void check(const TypedValue &field, Findings &findings)
{
    constexpr qsizetype maxCodePoints = 512;
    const qsizetype length = countCodePoints(field.value);
    if (length > maxCodePoints)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Has %1 characters, at most %2 fit."), {length, maxCodePoints}});
    if (!levelOf(field))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "The level must be info, success, warning or error.")});
}

Shown show(const TypedValue &field)
{
    Shown shown{DisplayText::guard(field.value)};
    shown.presentation.level = levelOf(field);
    return shown;
}

constexpr Example examples[] = {
    {u"This beneficiary is new.", Outcome::Valid, u"", R"({"level":"warning"})"},
    {u"Your limit is unchanged."},
    {u"The account is closed.", Outcome::Valid, u"", R"({"level":"error"})"},
    {u"Identity confirmed.", Outcome::Valid, u"", R"({"level":"success"})"},
    {u"Boo", Outcome::Invalid, u"", R"({"level":"panic"})"},
};

} // namespace

constinit const DataType alertType{
    .wireName = QLatin1String("ALERT"),
    .group = TypeGroup::Text,
    .manual = {"one line; `options.level` is `info`, `success`, `warning` or `error`",
               "beside the icon of its level", "at most 512 characters, a known level"},
    .style = RowStyle::Alert,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
