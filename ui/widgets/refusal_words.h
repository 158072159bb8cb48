#pragma once

#include "core/base/error.h"
#include "core/display/display_text.h"

namespace countersign::ui {

/// What an error says, in the language of the window. An English window shows the error's own message, which holds the
/// values; another one says what its code means, and adds the message where the values are what helps. A code without
/// a sentence of ours keeps its message. The translations have the context `Refusal`.
[[nodiscard]] display::DisplayText wordsOf(const Error &error);

} // namespace countersign::ui
