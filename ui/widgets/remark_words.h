#pragma once

#include "core/display/remark.h"

namespace countersign::ui {

/// A remark in the language of the window. The sentences stand where they are given (core/display); their translations
/// have the context `Remark`.
[[nodiscard]] display::DisplayText wordsOf(const display::Remark &remark);

} // namespace countersign::ui
