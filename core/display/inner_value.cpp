#include "core/display/inner_value.h"

namespace countersign::display {

namespace {

RenderedField renderWith(const InnerValue &inner, const RenderSettings &settings)
{
    ValidationField field;
    field.dataType = inner.dataType;
    field.value = inner.value;
    field.options = inner.options;
    return renderField(field, settings);
}

} // namespace

RenderedField renderInner(const TypedValue &outer, const InnerValue &inner)
{
    return renderWith(inner, outer.settings);
}

void checkInner(const TypedValue &outer, const InnerValue &inner, const QString &where, Findings &findings)
{
    const DataType *type = findDataType(inner.dataType);
    if (type && type->nesting == Nesting::Container) {
        findings.problems += where
            + QStringLiteral("Holds values of the type '%1', which holds values itself.").arg(inner.dataType);
        return;
    }
    const RenderedField field = renderWith(inner, outer.settings);
    for (const DisplayText &problem : field.problems)
        findings.problems += where + problem.plain();
    for (const DisplayText &warning : field.warnings)
        findings.warnings += where + warning.plain();
}

DisplayText wholeText(const RenderedField &field)
{
    if (field.annotation.isEmpty())
        return field.text;
    const DisplayText parts[] = {field.text, field.annotation};
    return DisplayText::joined(parts, QStringLiteral(" "));
}

} // namespace countersign::display
