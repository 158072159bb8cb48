#include "core/display/validation_field.h"

#include <QJsonArray>

#include <algorithm>

namespace countersign::display {

namespace {

constexpr int maxFields = 50;
constexpr JsonForm::TextRule keyRule{1, 64};
constexpr JsonForm::TextRule labelRule{1, 80};
constexpr JsonForm::TextRule typeRule{1, 64};
constexpr JsonForm::TextRule titleRule{1, 4096};

constexpr QLatin1String strongWord("strong");
constexpr QLatin1String normalWord("normal");
constexpr QLatin1String sourceTextWord("source_text");

/// The value's own text; what is not a string stands as it was written.
void readValue(JsonValue json, JsonForm &form, ValidationField &field)
{
    const JsonValue value = json.member("value");
    if (!value.exists() || value.is(JsonType::Null)) {
        form.refuse("value", QStringLiteral("is required"));
    } else if (value.is(JsonType::String)) {
        field.value = value.toString();
    } else {
        field.value = QString::fromUtf8(value.source());
        field.form = ValueForm::SourceText;
    }
}

/// Where a field stands: its path is spelt out only when something is wrong.
struct FieldPlace
{
    const QString &array;
    int index;
};

ValidationField readField(JsonValue json, FieldPlace place, JsonProblems &problems)
{
    static const QStringList forms{sourceTextWord};
    static const QStringList emphases{normalWord, strongWord};
    JsonForm form(json, place.array, place.index, problems);
    ValidationField field;
    field.key = form.text("key", Presence::Required, keyRule).value_or(QString());
    field.title = form.text("title", Presence::Required, labelRule).value_or(QString());
    field.dataType = form.text("data_type", Presence::Required, typeRule).value_or(QString());
    if (json.is(JsonType::Object))
        readValue(json, form, field);
    if (form.choice("value_form", Presence::Optional, forms))
        field.form = ValueForm::SourceText;
    if (form.choice("emphasis", Presence::Optional, emphases) == strongWord)
        field.emphasis = Emphasis::Strong;
    field.masked = form.boolean("masked", Presence::Optional);
    if (const JsonValue options = form.value("options", Presence::Optional, JsonType::Object);
        options.exists())
        field.options = options.toQJson().toObject();
    return field;
}

QJsonObject toJson(const ValidationField &field)
{
    QJsonObject json{{QStringLiteral("key"), field.key},
                     {QStringLiteral("title"), field.title},
                     {QStringLiteral("value"), field.value},
                     {QStringLiteral("data_type"), field.dataType}};
    if (field.form == ValueForm::SourceText)
        json.insert(QStringLiteral("value_form"), sourceTextWord);
    if (field.emphasis == Emphasis::Strong)
        json.insert(QStringLiteral("emphasis"), strongWord);
    if (field.masked)
        json.insert(QStringLiteral("masked"), *field.masked);
    if (!field.options.isEmpty())
        json.insert(QStringLiteral("options"), field.options);
    return json;
}

} // namespace

std::vector<ValidationField> readValidationFields(JsonValue array, const QString &path,
                                                  JsonProblems &problems)
{
    std::vector<ValidationField> fields;
    if (array.size() < 1 || array.size() > maxFields) {
        problems.add(path,
                     QStringLiteral("must have 1 to %1 fields, not %2").arg(maxFields).arg(array.size()));
        return fields;
    }
    fields.reserve(static_cast<std::size_t>(array.size()));
    for (JsonValue json = array.firstChild(); json.exists(); json = json.nextSibling()) {
        const auto index = static_cast<int>(fields.size());
        ValidationField field = readField(json, {path, index}, problems);
        const auto hasItsKey = [&field](const ValidationField &earlier) { return earlier.key == field.key; };
        if (!field.key.isEmpty() && std::any_of(fields.begin(), fields.end(), hasItsKey))
            problems.add(QStringLiteral("%1[%2].key").arg(path).arg(index),
                         QStringLiteral("must be unique in its block, '%1' stands twice").arg(field.key));
        fields.push_back(std::move(field));
    }
    return fields;
}

DisplayBlock readDisplayBlock(JsonValue json, const QString &path, JsonProblems &problems)
{
    JsonForm form(json, path, problems);
    DisplayBlock block;
    block.title = form.text("title", Presence::Required, titleRule).value_or(QString());
    block.subtitle = form.text("subtitle", Presence::Optional, {}).value_or(QString());
    const JsonValue fields = form.value("fields", Presence::Required, JsonType::Array);
    if (fields.exists())
        block.fields = readValidationFields(fields, form.pathOf("fields"), problems);
    return block;
}

QJsonObject toJson(const DisplayBlock &block)
{
    QJsonArray fields;
    for (const ValidationField &field : block.fields)
        fields.append(toJson(field));
    QJsonObject json{{QStringLiteral("title"), block.title}, {QStringLiteral("fields"), fields}};
    if (!block.subtitle.isEmpty())
        json.insert(QStringLiteral("subtitle"), block.subtitle);
    return json;
}

} // namespace countersign::display
