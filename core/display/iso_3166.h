#pragma once

#include <QStringView>

namespace countersign::display {

/// An officially assigned alpha-2 code of ISO 3166-1, in upper case.
[[nodiscard]] bool isCountryCode(QStringView code);

} // namespace countersign::display
