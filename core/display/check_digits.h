#pragma once

#include <QStringView>

namespace countersign::display {

/// ISO 7064, MOD 97-10: digits stand for themselves, A to Z for 10 to 35; `text` has nothing else. 1 is right.
[[nodiscard]] int mod97(QStringView text);
/// The same with the first four characters, which hold the check digits, moved to the end (ISO 13616, ISO 11649).
[[nodiscard]] int mod97Rotated(QStringView text);
/// ISO/IEC 7812-1, annex B; `digits` are ASCII digits.
[[nodiscard]] bool passesLuhn(QStringView digits);

} // namespace countersign::display
