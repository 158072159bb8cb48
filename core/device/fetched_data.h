#pragma once

#include "core/display/validation_field.h"

namespace countersign::device {

/// Reads what a device fetched for a dispatch: `{"data_items":[ValidationField…]}`, or a display block `{"title"?,
/// "subtitle"?, "fields":[…]}`, by the same rules as what comes with a dispatch. What has no title of its own is shown
/// under those that came with the push. Errors: `JSON_INVALID`, `VALIDATION_FAILED`.
[[nodiscard]] Result<display::DisplayBlock> readFetchedData(const QByteArray &body,
                                                            const display::DisplayBlock &pushed);

} // namespace countersign::device
