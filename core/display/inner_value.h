#pragma once

#include "core/display/catalogue.h"

namespace countersign::display {

/// A value inside another one, such as a cell of a table.
struct InnerValue
{
    QString dataType;
    QString value;
    QJsonObject options = {};
};

/// As a field of its own would be rendered, masked where `outer` is.
[[nodiscard]] RenderedField renderInner(const TypedValue &outer, const InnerValue &inner);
/// What is wrong with the inner value, which `place` names. An inner type must be known and no container.
void checkInner(const TypedValue &outer, const InnerValue &inner, const Phrase &place, Findings &findings);

/// Text and annotation as one text.
[[nodiscard]] DisplayText wholeText(const RenderedField &field);

} // namespace countersign::display
