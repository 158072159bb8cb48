#include "core/display/types/types.h"

namespace countersign::display {

namespace {

QJsonValue labelOf(const TypedValue &field)
{
    return field.options[QStringLiteral("values")].toObject().value(field.value);
}

void check(const TypedValue &field, Findings &findings)
{
    const QJsonValue label = labelOf(field);
    if (label.isUndefined())
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "'%1' is none of the declared values."), {field.value}});
    else if (label.toString().trimmed().isEmpty())
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "The label of '%1' is not a text."), {field.value}});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::guard(labelOf(field).toString()), DisplayText::guard(field.value)};
}

constexpr Example examples[] = {
    {u"sepa", Outcome::Valid, u"", R"({"values":{"sepa":"SEPA transfer","inst":"Instant transfer"}})"},
    {u"swift", Outcome::Invalid, u"", R"({"values":{"sepa":"SEPA transfer"}})"},
    {u"sepa", Outcome::Invalid, u"", R"({"values":{"sepa":7}})"},
    {u"sepa", Outcome::Invalid},
};

} // namespace

constinit const DataType enumType{
    .wireName = QLatin1String("ENUM"),
    .group = TypeGroup::Structure,
    .manual = {"a key of `options.values`, an object of keys and labels", "the label, and the key beside it",
               "the key is declared; the label is a text"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
