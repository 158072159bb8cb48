#pragma once

#include "core/display/display_text.h"

namespace countersign::ui {

/// Words of our own, as tr() gives them, for what takes nothing but guarded text. They pass the guard as well: what is
/// not ours cannot get by among them.
[[nodiscard]] inline display::DisplayText ours(const QString &words)
{
    return display::DisplayText::guard(words, display::Lines::Many);
}

} // namespace countersign::ui
