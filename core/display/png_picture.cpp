#include "core/display/png_picture.h"

#include <png.h>

#include <memory>

namespace countersign::display {

namespace {

struct PngDeleter
{
    void operator()(png_image *image) const { png_image_free(image); }
};

} // namespace

std::optional<Picture> readPng(const QByteArray &png, qint64 maxPixels)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, PngDeleter> cleaner(&image);
    if (png_image_begin_read_from_memory(&image, png.constData(), static_cast<png_size_t>(png.size())) == 0)
        return std::nullopt;
    image.format = PNG_FORMAT_RGBA;
    if (qint64(image.width) * qint64(image.height) > maxPixels)
        return std::nullopt;
    Picture picture{static_cast<int>(image.width), static_cast<int>(image.height),
                    QByteArray(static_cast<qsizetype>(PNG_IMAGE_SIZE(image)), Qt::Uninitialized)};
    if (png_image_finish_read(&image, nullptr, picture.pixels.data(), 0, nullptr) == 0)
        return std::nullopt;
    return picture;
}

} // namespace countersign::display
