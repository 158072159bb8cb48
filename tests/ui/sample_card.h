#pragma once

#include "core/console/phone_card.h"

namespace countersign::ui {

/// When the tests take place: 2026-06-21T10:15:02Z.
inline constexpr Instant sampleNow = fromUnixMs(1'782'036'902'000);

[[nodiscard]] display::DisplayText words(const char *text);

/// A transfer to confirm with four rows, one of them masked; `more` adds as many rows below.
[[nodiscard]] console::PhoneCard sampleCard(domain::CustomType type = domain::CustomType::LocalAuth,
                                            int more = 0);

} // namespace countersign::ui
