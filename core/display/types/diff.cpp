#include "core/display/inner_value.h"
#include "core/display/json_texts.h"
#include "core/display/types/types.h"

#include <algorithm>

namespace countersign::display {

namespace {

struct Change
{
    InnerValue before;
    InnerValue after;
};

std::optional<Change> readChange(const TypedValue &field)
{
    const std::optional<JsonTexts> texts = readTexts(field.value, {"old", "new"}, {});
    if (!texts)
        return {};
    const QString dataType = textOption(field, QLatin1String("data_type"), QStringLiteral("TEXT"));
    const QJsonObject options = field.options[QStringLiteral("options")].toObject();
    return Change{{dataType, texts->value("old"), options}, {dataType, texts->value("new"), options}};
}

void check(const TypedValue &field, Findings &findings)
{
    const std::optional<Change> change = readChange(field);
    if (!change) {
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Is not JSON as in {\"old\": \"500.00\", \"new\": \"800.00\"}.")});
        return;
    }
    checkInner(field, change->before, {QT_TRANSLATE_NOOP("Remark", "old: ")}, findings);
    checkInner(field, change->after, {QT_TRANSLATE_NOOP("Remark", "new: ")}, findings);
    if (change->before.value == change->after.value)
        findings.addWarning({QT_TRANSLATE_NOOP("Remark", "Old and new are the same.")});
}

/// Where two texts differ between the ends that they share; never inside a character.
std::pair<qsizetype, qsizetype> sharedEnds(const QString &one, const QString &other)
{
    const qsizetype shorter = std::min(one.size(), other.size());
    const auto isInside = [](const QString &text, qsizetype at) {
        return at > 0 && at < text.size() && (text[at].isLowSurrogate() || text[at].isMark());
    };
    qsizetype front = 0;
    while (front < shorter && one[front] == other[front])
        ++front;
    while (isInside(one, front) || isInside(other, front))
        --front;
    qsizetype back = 0;
    while (back < shorter - front && one[one.size() - 1 - back] == other[other.size() - 1 - back])
        ++back;
    while (back > 0 && (isInside(one, one.size() - back) || isInside(other, other.size() - back)))
        --back;
    return {front, back};
}

Shown show(const TypedValue &field)
{
    const Change change = readChange(field).value_or(Change{});
    const RenderedField before = renderInner(field, change.before);
    const RenderedField after = renderInner(field, change.after);
    const DisplayText sides[] = {wholeText(before), wholeText(after)};
    const QString arrow = QStringLiteral(" → ");
    Shown shown{DisplayText::joined(sides, arrow)};
    shown.style = before.style;
    shown.masked = before.masked || after.masked;
    shown.maskable = before.maskable || after.maskable;
    const QString &old = sides[0].plain();
    const QString &fresh = sides[1].plain();
    const auto [front, back] = sharedEnds(old, fresh);
    const qsizetype start = old.size() + arrow.size();
    if (const qsizetype length = old.size() - front - back; length > 0)
        shown.presentation.runs.push_back({front, length, Accent::Removed});
    if (const qsizetype length = fresh.size() - front - back; length > 0)
        shown.presentation.runs.push_back({start + front, length, Accent::Added});
    return shown;
}

constexpr Example examples[] = {
    {uR"({"old":"500.00","new":"800.00"})", Outcome::Valid, u"", R"({"data_type":"CURRENCY_EUR"})"},
    {uR"({"old":"Household","new":"Household account"})"},
    {uR"({"old":"DE89370400440532013000","new":"FR1420041010050500013M02606"})", Outcome::Valid, u"",
     R"({"data_type":"IBAN"})"},
    {uR"({"old":"same","new":"same"})", Outcome::Warned},
    {uR"({"old":"500.00","new":"8e2"})", Outcome::Invalid, u"", R"({"data_type":"CURRENCY_EUR"})"},
    {uR"({"old":"500.00"})", Outcome::Invalid},
    {uR"({"old":"a","new":"b"})", Outcome::Invalid, u"", R"({"data_type":"DIFF"})"},
    {u"a -> b", Outcome::Invalid},
};

} // namespace

constinit const DataType diffType{
    .wireName = QLatin1String("DIFF"),
    .group = TypeGroup::Structure,
    .manual = {"JSON `{old, new}`; `options.data_type` of both (`TEXT`)",
               "old → new, what changed marked in each", "both by their type; equal values warn"},
    .nesting = Nesting::Container,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
