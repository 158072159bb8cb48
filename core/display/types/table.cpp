#include "core/display/cells.h"
#include "core/display/json_texts.h"
#include "core/display/types/types.h"

#include <QJsonArray>

namespace countersign::display {

namespace {

constexpr int maxRows = 100;
constexpr int maxColumns = 8;

QString stringOf(const QJsonValue &object, QLatin1String name)
{
    return object.toObject().value(name).toString();
}

std::optional<Cells> readCells(const TypedValue &field)
{
    Cells cells;
    const QJsonArray columns = field.options[QStringLiteral("columns")].toArray();
    for (const QJsonValue &column : columns)
        cells.columns.push_back({stringOf(column, QLatin1String("title")),
                                 stringOf(column, QLatin1String("data_type")),
                                 column.toObject().value(QLatin1String("options")).toObject()});
    const Result<JsonDocument> json = JsonDocument::parse(field.value.toUtf8());
    if (!json || !json->root().is(JsonType::Array) || columns.isEmpty() || columns.size() > maxColumns
        || json->root().size() < 1 || json->root().size() > maxRows)
        return {};
    for (JsonValue row = json->root().firstChild(); row.exists(); row = row.nextSibling()) {
        if (!row.is(JsonType::Array) || row.size() != columns.size())
            return {};
        QStringList texts;
        for (JsonValue cell = row.firstChild(); cell.exists(); cell = cell.nextSibling())
            texts.append(textOf(cell));
        cells.rows.push_back(texts);
    }
    return cells;
}

void check(const TypedValue &field, Findings &findings)
{
    if (const std::optional<Cells> cells = readCells(field))
        checkCells(field, *cells, findings);
    else
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark",
                               "Is no JSON array of 1 to %1 arrays with a value for each of the 1 to %2"
                               " columns in the options."),
             {maxRows, maxColumns}});
}

Shown show(const TypedValue &field)
{
    return showCells(field, readCells(field).value_or(Cells{}));
}

constexpr Example examples[] = {
    {uR"([["Rent","1200.00"],["Power","79.90"]])", Outcome::Valid, u"",
     R"({"columns":[{"title":"For","data_type":"TEXT"},{"title":"Amount","data_type":"CURRENCY_EUR"}]})"},
    {uR"([["Rent","1200.00"],["Power","79.90"]])", Outcome::Valid, u"",
     R"({"columns":[{"title":"For","data_type":"TEXT"},{"title":"Amount","data_type":"CURRENCY_EUR"}],"total":"1279.90 EUR"})"},
    {uR"([["Rent","1200.00"]])", Outcome::Invalid, u"",
     R"({"columns":[{"title":"For","data_type":"TEXT"},{"title":"Amount","data_type":"CURRENCY_EUR"}],"total":"1200.01"})"},
    {uR"([["Rent"]])", Outcome::Invalid, u"",
     R"({"columns":[{"title":"For","data_type":"TEXT"},{"title":"Amount","data_type":"CURRENCY_EUR"}]})"},
    {uR"([["Rent","1,200"]])", Outcome::Invalid, u"",
     R"({"columns":[{"title":"For","data_type":"TEXT"},{"title":"Amount","data_type":"CURRENCY_EUR"}]})"},
    {uR"([["Rent","1200.00"]])", Outcome::Invalid},
};

} // namespace

constinit const DataType tableType{
    .wireName = QLatin1String("TABLE"),
    .group = TypeGroup::Structure,
    .manual = {"JSON array of arrays of texts; `options.columns`: objects of `title`, `data_type` and, if "
               "need be, `options`; `options.total` an amount",
               "every row, how many there are, the total of each column of amounts",
               "every row has a value for each column, each by its type; the total is that of "
               "`options.total`; 1 to 100 rows, 1 to 8 columns"},
    .style = RowStyle::Table,
    .nesting = Nesting::Container,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
