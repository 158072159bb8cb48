#pragma once

#include "core/display/decimal.h"

#include <QList>

#include <optional>

namespace countersign::display {

/// One part of an ISO 8601 duration that is not zero.
struct DurationPart
{
    const char *unit; ///< CLDR's name: `year`, `month`, `week`, `day`, `hour`, `minute`, `second`
    Decimal amount;
};

/// `P1Y2M10DT2H30M1.5S`, `P2W`, or whole seconds. At least one part, the smallest given if all are zero. Only seconds
/// may have a fraction. Nothing for anything else.
[[nodiscard]] std::optional<QList<DurationPart>> readDuration(const QString &text);

} // namespace countersign::display
