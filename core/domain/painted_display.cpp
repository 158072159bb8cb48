#include "core/domain/painted_display.h"

#include <limits>

namespace countersign::domain {

namespace {

/// The title, the subtitle and what else may stand above the rows.
constexpr int mostHeadings = 8;
constexpr int mostRows = 50;
constexpr int mostNotices = 32;
constexpr JsonForm::TextRule anyText{0, 1 << 20};
constexpr JsonForm::TextRule keyRule{1, 64};
constexpr JsonForm::TextRule labelRule{1, 80};
constexpr JsonForm::TextRule typeRule{1, 64};
constexpr JsonForm::TextRule placeRule{1, 64};

PaintedText readText(JsonForm &form)
{
    PaintedText painted;
    painted.text = form.text("text", Presence::Required, anyText).value_or(QString());
    painted.seen = form.boolean("seen", Presence::Required).value_or(false);
    painted.inView = Milliseconds(
        form.integer("in_view_ms", Presence::Required, 0, std::numeric_limits<int>::max()).value_or(0));
    return painted;
}

PaintedRow readRow(JsonForm &form)
{
    PaintedRow row;
    row.key = form.text("key", Presence::Required, keyRule).value_or(QString());
    row.title = form.text("title", Presence::Required, labelRule).value_or(QString());
    row.value = form.text("value", Presence::Required, anyText).value_or(QString());
    row.dataType = form.text("data_type", Presence::Required, typeRule).value_or(QString());
    row.painted = readText(form);
    row.notices = form.textList("notices", Presence::Optional, anyText).value_or(QStringList());
    if (row.notices.size() > mostNotices)
        form.refuse("notices", QStringLiteral("must hold at most %1 texts").arg(mostNotices));
    row.revealed = form.boolean("revealed", Presence::Optional).value_or(false);
    return row;
}

/// Each element of the array, by `read`.
template<typename Record>
std::vector<Record> readEach(JsonForm &form, QByteArrayView name, int most, Record (*read)(JsonForm &),
                             JsonProblems &problems)
{
    std::vector<Record> records;
    const JsonValue array = form.value(name, Presence::Required, JsonType::Array);
    if (array.exists() && array.size() > most) {
        form.refuse(name,
                    QStringLiteral("must have at most %1 elements, not %2").arg(most).arg(array.size()));
        return records;
    }
    for (JsonValue json = array.firstChild(); json.exists(); json = json.nextSibling()) {
        JsonForm each(json, form.pathOf(name), static_cast<int>(records.size()), problems);
        records.push_back(read(each));
    }
    return records;
}

void write(JsonWriter &json, const PaintedText &painted)
{
    json.name("text").string(painted.text);
    json.name("seen").boolean(painted.seen);
    json.name("in_view_ms").number(painted.inView.count());
}

void write(JsonWriter &json, const PaintedRow &row)
{
    json.name("key").string(row.key);
    json.name("title").string(row.title);
    json.name("value").string(row.value);
    json.name("data_type").string(row.dataType);
    write(json, row.painted);
    json.name("notices").beginArray();
    for (const QString &notice : row.notices)
        json.string(notice);
    json.endArray();
    json.name("revealed").boolean(row.revealed);
}

template<typename Record>
void writeEach(JsonWriter &json, const std::vector<Record> &records)
{
    json.beginArray();
    for (const Record &record : records) {
        json.beginObject();
        write(json, record);
        json.endObject();
    }
    json.endArray();
}

} // namespace

display::DisplayBlock PaintedDisplay::block() const
{
    display::DisplayBlock block;
    block.title = title;
    block.subtitle = subtitle;
    for (const PaintedRow &row : rows) {
        display::ValidationField &field = block.fields.emplace_back();
        field.key = row.key;
        field.title = row.title;
        field.value = row.value;
        field.dataType = row.dataType;
    }
    return block;
}

PaintedDisplay readPaintedDisplay(JsonValue json, const QString &path, JsonProblems &problems)
{
    JsonForm form(json, path, problems);
    PaintedDisplay painted;
    painted.locale = form.text("locale", Presence::Required, placeRule).value_or(QString());
    painted.timeZone = form.text("time_zone", Presence::Required, placeRule).value_or(QString());
    painted.title = form.text("title", Presence::Required, anyText).value_or(QString());
    painted.subtitle = form.text("subtitle", Presence::Required, anyText).value_or(QString());
    painted.heading = readEach<PaintedText>(form, "heading", mostHeadings, readText, problems);
    painted.rows = readEach<PaintedRow>(form, "fields", mostRows, readRow, problems);
    return painted;
}

QByteArray paintedJson(const PaintedDisplay &painted)
{
    JsonWriter json;
    json.beginObject();
    json.name("locale").string(painted.locale);
    json.name("time_zone").string(painted.timeZone);
    json.name("title").string(painted.title);
    json.name("subtitle").string(painted.subtitle);
    json.name("heading");
    writeEach(json, painted.heading);
    json.name("fields");
    writeEach(json, painted.rows);
    return json.endObject().take();
}

} // namespace countersign::domain
