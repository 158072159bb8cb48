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

void checkInner(const TypedValue &outer, const InnerValue &inner, const Phrase &place, Findings &findings)
{
    const DataType *type = findDataType(inner.dataType);
    if (type && type->nesting == Nesting::Container) {
        const Remark nested(
            {QT_TRANSLATE_NOOP("Remark", "Holds values of the type '%1', which holds values itself."),
             {inner.dataType}});
        findings.problems.push_back(nested.within(place));
        return;
    }
    const RenderedField field = renderWith(inner, outer.settings);
    for (const Remark &problem : field.problems)
        findings.problems.push_back(problem.within(place));
    for (const Remark &warning : field.warnings)
        findings.warnings.push_back(warning.within(place));
}

DisplayText wholeText(const RenderedField &field)
{
    if (field.annotation.isEmpty())
        return field.text;
    const DisplayText parts[] = {field.text, field.annotation};
    return DisplayText::joined(parts, QStringLiteral(" "));
}

} // namespace countersign::display
