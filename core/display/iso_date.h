#pragma once

#include "core/base/clock.h"

#include <QDate>
#include <QStringView>

#include <optional>

namespace countersign::display {

/// RFC 3339 full-date, a real day of the years 0001 to 9999: `2026-06-21`.
[[nodiscard]] std::optional<QDate> readFullDate(QStringView text);
/// Midnight in UTC.
[[nodiscard]] Instant startOfDay(QDate date);
/// `HH:MM` or `HH:MM:SS`, since midnight.
[[nodiscard]] std::optional<std::chrono::seconds> readTimeOfDay(QStringView text);
/// RFC 3339 date-time with its offset, to the millisecond; a leap second is refused, since no clock shows it.
[[nodiscard]] std::optional<Instant> readDateTime(QStringView text);

} // namespace countersign::display
