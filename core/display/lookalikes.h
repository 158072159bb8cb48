#pragma once

#include "core/display/catalogue.h"

namespace countersign::display {

/// Adds one warning for a name that mixes scripts or could be taken for another one in Latin letters, with both
/// spellings (Unicode Technical Standard 39, by ICU's spoof checker). A name wholly in `homeScript`, the ISO 15924
/// code of what the reader's language is written in, is no surprise to that reader.
void warnOfLookalikes(const QString &name, const QString &homeScript, Findings &findings);

} // namespace countersign::display
