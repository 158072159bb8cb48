#pragma once

#include "core/display/locale_formats.h"
#include "core/display/recurrence_rule.h"

namespace countersign::display {

/// The rule as a sentence, in the device's language where it is English, French, German or Spanish, else in English.
[[nodiscard]] QString sentenceOf(const RecurrenceRule &rule, const LocaleFormats &formats);

} // namespace countersign::display
