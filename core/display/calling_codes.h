#pragma once

#include <QStringView>

namespace countersign::display {

/// How many of the first digits of an E.164 number are the country code that the ITU assigned; 0 for none.
[[nodiscard]] int callingCodeLength(QStringView digits);

} // namespace countersign::display
