#pragma once

#include "core/display/presentation.h"

#include <QByteArray>

namespace countersign::display {

/// The pixels of a PNG, decoded whole; nothing when it is none, is damaged, or has more than `maxPixels` (known
/// before memory is taken for them).
[[nodiscard]] std::optional<Picture> readPng(const QByteArray &png, qint64 maxPixels);

} // namespace countersign::display
