#pragma once

#include "core/display/display_text.h"

namespace countersign::console {

/// The phone itself, as its lock screen and its status bar show it.
struct PhoneDevice
{
    QString id;
    display::DisplayText name;
    QString locale = QStringLiteral("en_US"); ///< `fr_FR` or `fr-FR`
    QString timeZone = QStringLiteral("UTC"); ///< IANA name
};

} // namespace countersign::console
