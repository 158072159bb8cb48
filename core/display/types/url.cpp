#include "core/display/lookalikes.h"
#include "core/display/types/types.h"
#include "core/display/web_host.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const std::optional<WebAddress> address = readWebAddress(field.value);
    if (!address) {
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "Is no http or https address without spaces, as in https://example.com/a.")});
        return;
    }
    if (address->hasUserInfo)
        findings.addWarning(
            {QT_TRANSLATE_NOOP("Remark", "Has text before an @; the host is “%1”."), {address->host}});
    if (!address->isSecure)
        findings.addWarning({QT_TRANSLATE_NOOP("Remark", "Is not encrypted: http, not https.")});
    warnOfLookalikes(address->host, field.formats.script(), findings);
}

Shown show(const TypedValue &field)
{
    const WebAddress address = readWebAddress(field.value).value_or(WebAddress{});
    const QString ascii = readHost(address.host).value_or(WebHost{address.host}).ascii;
    Shown shown{DisplayText::guard(field.value)};
    if (ascii != address.host.toLower())
        shown.annotation = DisplayText::guard(ascii);
    const qsizetype end = address.hostStart + address.host.size();
    shown.presentation.runs = {{0, address.hostStart, Accent::Muted},
                               {address.hostStart, address.host.size(), Accent::Strong},
                               {end, field.value.size() - end, Accent::Muted}};
    return shown;
}

constexpr Example examples[] = {
    {u"https://bank.example/confirm?id=7"},
    {u"https://b\u00FCcher.example:8443/"},
    {u"http://bank.example/", Outcome::Warned},
    {u"https://bank.example@evil.example/", Outcome::Warned},
    {u"https://p\u0430ypal.com/", Outcome::Warned},
    {u"javascript:alert(1)", Outcome::Invalid},
    {u"https://bank.example\\@evil.example/", Outcome::Invalid},
    {u"https://0x7f.1/", Outcome::Invalid},
    {u"//bank.example", Outcome::Invalid},
    {u"https://bank.example/a b", Outcome::Invalid},
};

} // namespace

constinit const DataType urlType{
    .wireName = QLatin1String("URL"),
    .group = TypeGroup::Contact,
    .manual = {"an http or https address",
               "whole, the host emphasised; the host also in Punycode where it has other letters",
               "the form of RFC 3986; user information, a missing https and look-alikes warn"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
