#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace countersign::qr {

/// What an image may measure to be looked at.
struct ImageLimits
{
    qsizetype bytes = 8 * 1024 * 1024; ///< of the file
    int side = 8192;                   ///< pixels
    qint64 pixels = 32'000'000;        ///< altogether
};

/// The text of the one QR code that a PNG or JPEG shows: straight, turned, seen at an angle, light on dark. The same
/// code several times counts as one. Takes four bytes of memory a pixel at most.
///
/// Takes up to seconds for a large photograph: not for a thread that must stay responsive. Any thread.
/// Errors: `IMAGE_TOO_LARGE`, `IMAGE_UNREADABLE`, `QR_NOT_FOUND`, `QR_AMBIGUOUS` (codes of different texts).
[[nodiscard]] Result<QByteArray> decodeQr(QByteArrayView imageFile, const ImageLimits &limits = {});

} // namespace countersign::qr
