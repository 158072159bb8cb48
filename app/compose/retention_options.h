#pragma once

#include "core/base/result.h"
#include "core/journal/milestones.h"

namespace countersign::app {

/// How much of the past `--keep-days` and `--keep-mib` let stay; empty texts keep everything.
/// Errors: `OPTION_INVALID`, one line.
[[nodiscard]] Result<journal::RetentionPolicy> readRetention(const QString &keepDays, const QString &keepMib);

} // namespace countersign::app
