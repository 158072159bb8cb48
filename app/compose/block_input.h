#pragma once

#include "core/display/validation_field.h"

namespace countersign::app {

/// A display block as it is handed to a program: alone, or in anything that carries one as its `display`, such as the
/// body of send/auth-challenge. Errors: `JSON_INVALID`, `VALIDATION_FAILED`.
[[nodiscard]] Result<display::DisplayBlock> readBlock(const QByteArray &text);

} // namespace countersign::app
