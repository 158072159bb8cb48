#include "core/display/renderer.h"

#include "core/display/catalogue.h"
#include "core/display/masks.h"

#include <QJsonArray>

#include <algorithm>

namespace countersign::display {

namespace {

QString hide(const DataType &type, const QString &shown)
{
    return type.mask.hide ? type.mask.hide(shown) : hideAll();
}

/// The value as received, for what is invalid or of no known type.
void showRaw(const ValidationField &field, RenderedField &row)
{
    row.valid = false;
    row.style = RowStyle::Raw;
    row.text = DisplayText::guard(field.value);
}

void showTyped(const DataType &type, const TypedValue &value, RenderedField &row)
{
    Shown shown = type.show(value);
    row.text = std::move(shown.text);
    row.annotation = std::move(shown.annotation);
    row.style = shown.style.value_or(type.style);
    row.presentation = std::move(shown.presentation);
    row.masked = shown.masked;
    row.maskable = shown.maskable;
}

/// A raw value is looked at because something is wrong with it, so only the field itself or a type that never
/// shows its values whole can hide it.
bool wantsMask(const DataType &type, const ValidationField &field, const RenderedField &row)
{
    if (type.mask.habit == MaskHabit::Always)
        return true;
    return field.masked.value_or(row.valid && type.mask.habit == MaskHabit::Usually);
}

void applyMask(const DataType &type, Masking masking, RenderedField &row)
{
    const bool isRevealable = type.mask.habit != MaskHabit::Always;
    row.maskable = isRevealable;
    if (isRevealable && masking == Masking::Reveal)
        return;
    const DisplayText hidden = DisplayText::guard(hide(type, row.text.plain()), Lines::Many);
    row.masked = hidden.plain() != row.text.plain();
    row.text = hidden;
    row.annotation = {};
    row.presentation = {};
}

QJsonArray inEnglish(const std::vector<Remark> &remarks)
{
    QJsonArray texts;
    for (const Remark &remark : remarks)
        texts.append(remark.text().plain());
    return texts;
}

} // namespace

bool RenderedBlock::isValid() const
{
    return std::all_of(fields.begin(), fields.end(), [](const RenderedField &field) { return field.valid; });
}

QString RenderedField::oneLine() const
{
    if (annotation.isEmpty())
        return text.plain();
    const QString pattern = style == RowStyle::Amount ? QStringLiteral("%1 %2") : QStringLiteral("%1 (%2)");
    return pattern.arg(text.plain(), annotation.plain());
}

RenderedField renderField(const ValidationField &field, const RenderSettings &settings)
{
    RenderedField row;
    row.key = field.key;
    row.title = DisplayText::guard(field.title);
    row.dataType = field.dataType;
    row.emphasis = field.emphasis;

    Findings findings;
    const DataType *type = findDataType(field.dataType);
    if (!type) {
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "The type '%1' is not known here."), {field.dataType}});
        showRaw(field, row);
    } else {
        const auto formats = LocaleFormats::of(settings.locale, settings.timeZone);
        const TypedValue value{field.value, field.dataType.mid(type->wireName.size()), field.options,
                               *formats, settings};
        type->check(value, findings);
        if (findings.problems.empty())
            showTyped(*type, value, row);
        else
            showRaw(field, row);
    }
    if (row.text.wasEscaped() || row.title.wasEscaped())
        findings.addWarning(
            {QT_TRANSLATE_NOOP("Remark", "Has hidden characters, shown here by their code.")});
    if (type && wantsMask(*type, field, row))
        applyMask(*type, settings.masking, row);
    if (field.form == ValueForm::SourceText)
        findings.addWarning(
            {QT_TRANSLATE_NOOP("Remark", "The value was not sent as text; it is read as it was written.")});
    row.problems = std::move(findings.problems);
    row.warnings = std::move(findings.warnings);
    return row;
}

RenderedBlock render(const DisplayBlock &block, const RenderSettings &settings)
{
    RenderedBlock rendered;
    rendered.title = DisplayText::guard(block.title);
    rendered.subtitle = DisplayText::guard(block.subtitle);
    rendered.fields.reserve(block.fields.size());
    for (const ValidationField &field : block.fields)
        rendered.fields.push_back(renderField(field, settings));
    return rendered;
}

QJsonObject toJson(const RenderedBlock &block)
{
    QJsonArray fields;
    for (const RenderedField &field : block.fields) {
        fields.append(QJsonObject{{QStringLiteral("key"), field.key},
                                  {QStringLiteral("title"), field.title.plain()},
                                  {QStringLiteral("data_type"), field.dataType},
                                  {QStringLiteral("text"), field.oneLine()},
                                  {QStringLiteral("masked"), field.masked},
                                  {QStringLiteral("valid"), field.valid},
                                  {QStringLiteral("problems"), inEnglish(field.problems)},
                                  {QStringLiteral("warnings"), inEnglish(field.warnings)}});
    }
    return {{QStringLiteral("title"), block.title.plain()},
            {QStringLiteral("subtitle"), block.subtitle.plain()},
            {QStringLiteral("fields"), fields}};
}

} // namespace countersign::display
