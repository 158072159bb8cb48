#include "core/console/shown_text.h"

#include <array>

namespace countersign::console {

display::DisplayText shownText(const display::RenderedField &field)
{
    if (field.annotation.isEmpty())
        return field.text;
    const std::array both{field.text, field.annotation};
    return display::DisplayText::joined(both, QStringLiteral(" "));
}

} // namespace countersign::console
