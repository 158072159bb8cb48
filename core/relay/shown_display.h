#pragma once

#include "core/base/json_writer.h"
#include "core/display/renderer.h"

#include <QJsonObject>

namespace countersign::relay {

/// The block as a device of that locale shows it; each field beside the value that was sent.
void writeShownDisplay(JsonWriter &json, const display::DisplayBlock &block,
                       const display::RenderSettings &settings);
/// The same in Qt's form.
[[nodiscard]] QJsonObject shownDisplay(const display::DisplayBlock &block,
                                       const display::RenderSettings &settings);

} // namespace countersign::relay
