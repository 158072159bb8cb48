#pragma once

#include "core/display/renderer.h"

#include <QJsonObject>

namespace countersign::relay {

/// The block as a device of that locale shows it; each field beside the value that was sent.
[[nodiscard]] QJsonObject shownDisplay(const display::DisplayBlock &block,
                                       const display::RenderSettings &settings);

} // namespace countersign::relay
