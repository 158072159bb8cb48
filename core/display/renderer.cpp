#include "core/display/renderer.h"

#include "core/display/catalogue.h"
#include "core/display/masks.h"

#include <QJsonDocument>

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

void writeInEnglish(JsonWriter &json, const char *name, const std::vector<Remark> &remarks)
{
    json.name(name).beginArray();
    for (const Remark &remark : remarks)
        json.string(remark.text().plain());
    json.endArray();
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

void writeRendered(JsonWriter &json, const RenderedBlock &block, const DisplayBlock *sent)
{
    json.beginObject();
    json.name("title").string(block.title.plain());
    json.name("subtitle").string(block.subtitle.plain());
    json.name("fields").beginArray();
    for (std::size_t i = 0; i < block.fields.size(); ++i) {
        const RenderedField &field = block.fields[i];
        json.beginObject();
        json.name("key").string(field.key);
        json.name("title").string(field.title.plain());
        json.name("data_type").string(field.dataType);
        json.name("text").string(field.oneLine());
        if (sent)
            json.name("value").string(sent->fields[i].value);
        json.name("masked").boolean(field.masked);
        json.name("valid").boolean(field.valid);
        writeInEnglish(json, "problems", field.problems);
        writeInEnglish(json, "warnings", field.warnings);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

QJsonObject toJson(const RenderedBlock &block)
{
    JsonWriter json;
    writeRendered(json, block);
    return QJsonDocument::fromJson(json.take()).object();
}

} // namespace countersign::display
