#pragma once

#include "core/qr/gray_image_p.h"

namespace countersign::qr {

/// How many places of a binarized image look like a corner of a QR code; counting ends beyond `enough`.
///
/// The library's search compares all corners by threes, so that a picture full of them, which compresses to a few
/// kilobytes, would keep it busy for hours. It finds no corner that is not counted here.
[[nodiscard]] int countFinders(const GrayImage &binarized, int enough);

} // namespace countersign::qr
