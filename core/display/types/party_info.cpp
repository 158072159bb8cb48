#include "core/display/inner_value.h"
#include "core/display/json_texts.h"
#include "core/display/types/types.h"
#include "core/display/web_host.h"

namespace countersign::display {

namespace {

struct Party
{
    QString name;
    QString description;
    QString url;
};

std::optional<Party> readParty(const QString &value)
{
    const std::optional<JsonTexts> texts = readTexts(value, {"name"}, {"description", "url"});
    if (!texts)
        return {};
    return Party{texts->value("name"), texts->value("description"), texts->value("url")};
}

void check(const TypedValue &field, Findings &findings)
{
    const std::optional<Party> party = readParty(field.value);
    if (!party) {
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark",
            "Is not JSON with texts only, as in {\"name\": \"ACME\", \"description\": …, \"url\": …}.")});
        return;
    }
    checkInner(field, {QStringLiteral("PARTY_NAME"), party->name}, {QT_TRANSLATE_NOOP("Remark", "name: ")},
               findings);
    if (!party->url.isEmpty())
        checkInner(field, {QStringLiteral("URL"), party->url}, {QT_TRANSLATE_NOOP("Remark", "url: ")},
                   findings);
}

Shown show(const TypedValue &field)
{
    const Party party = readParty(field.value).value_or(Party{});
    std::vector<DisplayText> lines{DisplayText::guard(party.name)};
    if (!party.description.isEmpty())
        lines.push_back(DisplayText::guard(party.description));
    if (const std::optional<WebAddress> address = readWebAddress(party.url))
        lines.push_back(DisplayText::guard(address->host));
    Shown shown{DisplayText::joined(lines, QStringLiteral("\n"))};
    shown.presentation.runs = {{0, lines[0].plain().size(), Accent::Strong}};
    return shown;
}

constexpr Example examples[] = {
    {uR"({"name":"ACME Corp","description":"Office supplies","url":"https://acme.example/about"})"},
    {uR"({"name":"ACME Corp"})"},
    {u"{\"name\":\"p\u0430ypal\"}", Outcome::Warned},
    {uR"({"name":""})", Outcome::Invalid},
    {uR"({"name":"ACME","url":"ftp://acme.example"})", Outcome::Invalid},
    {uR"({"name":"ACME","name":"EMCA"})", Outcome::Invalid},
    {uR"({"name":"ACME","logo":"x"})", Outcome::Invalid},
    {u"ACME", Outcome::Invalid},
};

} // namespace

constinit const DataType partyInfoType{
    .wireName = QLatin1String("PARTY_INFO"),
    .group = TypeGroup::Party,
    .manual = {"JSON `{name, description?, url?}`",
               "name, description, host of the address; nothing is fetched",
               "the name as `PARTY_NAME`, the address as `URL`; no other members"},
    .style = RowStyle::Note,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
