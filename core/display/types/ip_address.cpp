#include "core/display/ip_address.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (!readIpV4(field.value) && !readIpV6(field.value))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Is no IPv4 or IPv6 address.")});
}

Shown show(const TypedValue &field)
{
    const std::optional<IpV6> v6 = readIpV6(field.value);
    if (!v6 || toText(*v6) == field.value)
        return {DisplayText::trusted(field.value)};
    return {DisplayText::trusted(toText(*v6)), DisplayText::trusted(field.value)};
}

constexpr Example examples[] = {
    {u"203.0.113.7"},
    {u"2001:db8::1"},
    {u"2001:0DB8:0:0:1:0:0:1"},
    {u"::ffff:192.0.2.1"},
    {u"203.0.113.07", Outcome::Invalid},
    {u"203.0.113", Outcome::Invalid},
    {u"203.0.113.256", Outcome::Invalid},
    {u"2001:db8:::1", Outcome::Invalid},
    {u"fe80::1%eth0", Outcome::Invalid},
};

} // namespace

constinit const DataType ipAddressType{
    .wireName = QLatin1String("IP_ADDRESS"),
    .group = TypeGroup::Contact,
    .manual = {"an IPv4 or IPv6 address",
               "the one form of RFC 5952; the value as sent beside it where that differs",
               "the form of RFC 4291, no leading zeros in IPv4"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
