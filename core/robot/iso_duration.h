#pragma once

#include "core/base/clock.h"

#include <optional>

namespace countersign::robot {

/// An ISO 8601 duration of days and less: `PT10M`, `P1DT2H`, `PT1.5S`. Nothing for anything else, among it months and
/// years, whose length depends on when they begin, and what is longer than a year.
[[nodiscard]] std::optional<Milliseconds> readIsoDuration(const QString &text);
/// `PT600S`, with a fraction where there is one.
[[nodiscard]] QString isoDuration(Milliseconds duration);

} // namespace countersign::robot
