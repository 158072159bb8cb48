#include "core/display/validation_field.h"

#include <QJsonArray>
#include <QSet>

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

ValidationField readField(JsonValue json, const QString &path, JsonProblems &problems)
{
    JsonForm form(json, path, problems);
    ValidationField field;
    field.key = form.text("key", Presence::Required, keyRule).value_or(QString());
    field.title = form.text("title", Presence::Required, labelRule).value_or(QString());
    field.dataType = form.text("data_type", Presence::Required, typeRule).value_or(QString());
    if (json.is(JsonType::Object))
        readValue(json, form, field);
    if (form.choice("value_form", Presence::Optional, {sourceTextWord}))
        field.form = ValueForm::SourceText;
    if (form.choice("emphasis", Presence::Optional, {normalWord, strongWord}) == strongWord)
        field.emphasis = Emphasis::Strong;
    field.masked = form.boolean("masked", Presence::Optional);
    field.options = form.value("options", Presence::Optional, JsonType::Object).toQJson().toObject();
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
    QSet<QString> keys;
    for (JsonValue json = array.firstChild(); json.exists(); json = json.nextSibling()) {
        const QString fieldPath = QStringLiteral("%1[%2]").arg(path).arg(fields.size());
        ValidationField field = readField(json, fieldPath, problems);
        if (!field.key.isEmpty() && keys.contains(field.key))
            problems.add(fieldPath + QStringLiteral(".key"),
                         QStringLiteral("must be unique in its block, '%1' stands twice").arg(field.key));
        keys.insert(field.key);
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
