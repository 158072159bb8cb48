#include "core/display/lookalikes.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    if (field.value.trimmed().isEmpty())
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "The name is empty.")});
    warnOfLookalikes(field.value, field.formats.script(), findings);
}

Shown show(const TypedValue &field)
{
    return {DisplayText::guard(field.value)};
}

constexpr Example examples[] = {
    {u"ACME Corp"},
    {u"Société Générale"},
    {u"Ayşe Yıldız"},
    {u"トヨタ自動車株式会社"},
    {u"Газпром"},
    {u"p\u0430ypal", Outcome::Warned},
    {u"\u0441\u043E\u0441\u043E", Outcome::Warned},
    {u"ACME\u200B Corp", Outcome::Warned},
    {u"  ", Outcome::Invalid},
};

} // namespace

constinit const DataType partyNameType{
    .wireName = QLatin1String("PARTY_NAME"),
    .group = TypeGroup::Party,
    .manual = {"a name", "as sent", "not empty; no look-alike, no mixed scripts"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
