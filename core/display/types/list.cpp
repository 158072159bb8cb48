#include "core/display/cells.h"
#include "core/display/json_texts.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

constexpr int maxRows = 100;

std::optional<Cells> readCells(const TypedValue &field)
{
    const Result<JsonDocument> json = JsonDocument::parse(field.value.toUtf8());
    if (!json || !json->root().is(JsonType::Array) || json->root().size() < 1
        || json->root().size() > maxRows)
        return {};
    const QString dataType = textOption(field, QLatin1String("data_type"), QStringLiteral("TEXT"));
    Cells cells{{{QString(), dataType, field.options[QStringLiteral("options")].toObject()}}, {}};
    for (JsonValue each = json->root().firstChild(); each.exists(); each = each.nextSibling())
        cells.rows.push_back({textOf(each)});
    return cells;
}

void check(const TypedValue &field, Findings &findings)
{
    if (const std::optional<Cells> cells = readCells(field))
        checkCells(field, *cells, findings);
    else
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Is no JSON array of 1 to %1 values."), {maxRows}});
}

Shown show(const TypedValue &field)
{
    return showCells(field, readCells(field).value_or(Cells{}));
}

constexpr Example examples[] = {
    {uR"(["Rent","Power","Water"])"},
    {uR"(["120.00","79.90"])", Outcome::Valid, u"", R"({"data_type":"CURRENCY_EUR","total":"199.90"})"},
    {uR"(["DE89370400440532013000"])", Outcome::Valid, u"", R"({"data_type":"IBAN"})"},
    {uR"(["120.00","79.90"])", Outcome::Invalid, u"", R"({"data_type":"CURRENCY_EUR","total":"199.99"})"},
    {uR"(["120.00","x"])", Outcome::Invalid, u"", R"({"data_type":"CURRENCY_EUR"})"},
    {uR"([["a"]])", Outcome::Invalid, u"", R"({"data_type":"LIST"})"},
    {u"[]", Outcome::Invalid},
    {u"Rent, Power", Outcome::Invalid},
};

} // namespace

constinit const DataType listType{
    .wireName = QLatin1String("LIST"),
    .group = TypeGroup::Structure,
    .manual = {"JSON array of texts; `options.data_type` of all of them (`TEXT`), `options.total` an amount",
               "every value numbered, how many there are, the total of amounts",
               "each value by its type; the total is that of `options.total`; 1 to 100 values"},
    .style = RowStyle::Table,
    .nesting = Nesting::Container,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
