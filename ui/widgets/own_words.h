#pragma once

#include "core/base/error.h"
#include "core/display/display_text.h"

namespace countersign::ui {

/// Words of our own, as tr() gives them, for what takes nothing but guarded text. They pass the guard as well: what is
/// not ours cannot get by among them.
[[nodiscard]] inline display::DisplayText ours(const QString &words)
{
    return display::DisplayText::guard(words, display::Lines::Many);
}

/// What an error says, which may repeat what others sent.
[[nodiscard]] inline display::DisplayText wordsOf(const Error &error)
{
    return display::DisplayText::guard(error.message, display::Lines::Many);
}

} // namespace countersign::ui
