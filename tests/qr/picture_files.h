#pragma once

#include "photograph.h"

#include <QByteArray>

namespace countersign::qr::test {

[[nodiscard]] QByteArray pngOf(const Photograph &picture);

enum class JpegKind { Baseline, Progressive };
/// `quality` is 1 to 100.
[[nodiscard]] QByteArray jpegOf(const Photograph &picture, int quality, JpegKind kind = JpegKind::Baseline);

} // namespace countersign::qr::test
