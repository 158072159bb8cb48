#pragma once

#include "core/console/phone_card.h"

namespace countersign::console {

/// What a phone of that locale (`fr_FR`) and IANA time zone shows of a block that nobody has sent: as a challenge of Demo
/// Bank that waits since `now`.
[[nodiscard]] PhoneCard blockCard(const display::DisplayBlock &block, const QString &locale,
                                  const QString &timeZone, Instant now);

} // namespace countersign::console
