#pragma once

#include "core/base/secret.h"

#include <QString>

namespace countersign::app {

/// How the control API is protected.
struct ControlAccess
{
    enum class Mode { Signed, Bypass } mode = Mode::Signed;
    QString client; ///< UUID
    Secret secret;
};

} // namespace countersign::app
