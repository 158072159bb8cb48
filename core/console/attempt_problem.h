#pragma once

#include "core/display/display_text.h"
#include "core/domain/callback.h"

namespace countersign::console {

/// Why an attempt had no answer, where a row has room for little: without the `POST https://…: ` that an error of ours
/// begins with.
[[nodiscard]] inline display::DisplayText problemOf(const domain::CallbackAttempt &attempt)
{
    const QLatin1String separator(": ");
    const qsizetype at =
        attempt.error.startsWith(QLatin1String("POST ")) ? attempt.error.indexOf(separator) : -1;
    return display::DisplayText::guard(at < 0 ? attempt.error : attempt.error.sliced(at + separator.size()));
}

} // namespace countersign::console
