#include "core/console/gallery.h"

#include "core/base/json_writer.h"
#include "core/console/block_card.h"
#include "core/console/pretty_json.h"
#include "core/display/catalogue.h"

#include <algorithm>

namespace countersign::console {

using display::DataType;
using display::Example;

namespace {

/// As many fields as a block may have.
constexpr std::size_t mostExamples = 50;

QString nameOf(const DataType &type, const Example &example)
{
    return type.wireName + QString::fromUtf16(example.suffix);
}

QString labelOf(display::Outcome outcome)
{
    switch (outcome) {
    case display::Outcome::Valid: return QStringLiteral("Valid");
    case display::Outcome::Warned: return QStringLiteral("Valid, with a warning");
    case display::Outcome::Invalid: return QStringLiteral("Invalid");
    }
    Q_UNREACHABLE();
}

/// By hand, and not by Qt's JSON, which would sort the members and change numbers in options.
void writeExample(JsonWriter &json, const DataType &type, const Example &example, int number)
{
    json.beginObject();
    json.name("key").string(QStringLiteral("example_%1").arg(number));
    json.name("title").string(labelOf(example.outcome));
    json.name("value").string(QString::fromUtf16(example.value));
    json.name("data_type").string(nameOf(type, example));
    if (*example.options)
        json.name("options").raw(example.options);
    json.endObject();
}

} // namespace

int TypeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(display::dataTypes().size());
}

QVariant TypeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const DataType &type = *display::dataTypes()[static_cast<std::size_t>(index.row())];
    const bool isFamily = type.naming == display::Naming::Prefix;
    switch (role) {
    case Qt::DisplayRole: return isFamily ? type.wireName + QStringLiteral("…") : QString(type.wireName);
    case ExampleCountRole: return static_cast<int>(type.examples.size());
    default: return {};
    }
}

Gallery::Gallery(QObject *parent) : QObject(parent)
{
    setText(exampleText(0));
}

QStringList Gallery::typeNames()
{
    QStringList names;
    for (const DataType *type : display::dataTypes()) {
        if (type->naming == display::Naming::Exact) {
            names.append(type->wireName);
            continue;
        }
        for (const Example &example : type->examples) {
            const QString name = nameOf(*type, example);
            if (display::findDataType(name) == type && !names.contains(name) && *example.suffix)
                names.append(name);
        }
    }
    names.sort();
    return names;
}

QString Gallery::exampleText(int row)
{
    const DataType &type = *display::dataTypes()[static_cast<std::size_t>(row)];
    JsonWriter json;
    json.beginObject();
    json.name("title").string(QString(type.wireName));
    json.name("fields").beginArray();
    int number = 0;
    for (const Example &example : type.examples.first(std::min(type.examples.size(), mostExamples)))
        writeExample(json, type, example, ++number);
    json.endArray();
    const Result<JsonDocument> document = JsonDocument::parse(json.endObject().take());
    Q_ASSERT(document);
    return withVisibleEscapes(prettyJson(*document));
}

void Gallery::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    read();
}

void Gallery::setLocale(const QString &locale)
{
    if (locale == m_locale)
        return;
    m_locale = locale;
    read();
}

void Gallery::read()
{
    m_draft = readBlockDraft(m_text, {m_locale, QStringLiteral("UTC"), display::Masking::Reveal});
    Q_EMIT changed();
}

PhoneCard Gallery::card(Instant now) const
{
    return blockCard(m_draft.block, m_locale, QStringLiteral("UTC"), now);
}

} // namespace countersign::console
