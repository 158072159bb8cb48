#pragma once

#include "core/base/result.h"
#include "core/qr/gray_image_p.h"
#include "core/qr/qr_reader.h"

#include <QByteArrayView>

namespace countersign::qr {

/// Reads a PNG or JPEG; which one, its first bytes say. Size and dimensions are checked before memory is taken for
/// the pixels. Errors: as decodeQr().
[[nodiscard]] Result<GrayImage> readImage(QByteArrayView bytes, const ImageLimits &limits);

} // namespace countersign::qr
