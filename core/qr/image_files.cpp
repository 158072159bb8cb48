#include "core/qr/image_files_p.h"

#include <png.h>
#include <turbojpeg.h>

#include <memory>

namespace countersign::qr {

namespace {

Failure unreadable(const QString &what)
{
    return fail(QStringLiteral("IMAGE_UNREADABLE"),
                what + QStringLiteral("; give a whole PNG or JPEG with a QR code."));
}

Result<void> checkSize(qint64 width, qint64 height, const ImageLimits &limits)
{
    if (width < 1 || height < 1)
        return unreadable(QStringLiteral("The image has no pixels"));
    if (width > limits.side || height > limits.side || width * height > limits.pixels)
        return fail(QStringLiteral("IMAGE_TOO_LARGE"),
                    QStringLiteral("The image has %1 by %2 pixels; give one of at most %3 a side and %4"
                                   " altogether.")
                        .arg(width)
                        .arg(height)
                        .arg(limits.side)
                        .arg(limits.pixels));
    return {};
}

struct PngDeleter
{
    void operator()(png_image *image) const { png_image_free(image); }
};

Result<GrayImage> readPng(QByteArrayView bytes, const ImageLimits &limits)
{
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, PngDeleter> cleaner(&png);
    if (!png_image_begin_read_from_memory(&png, bytes.data(), std::size_t(bytes.size())))
        return unreadable(QStringLiteral("The PNG is broken (%1)").arg(QLatin1String(png.message)));
    if (const Result<void> fits = checkSize(png.width, png.height, limits); !fits)
        return failureOf(fits);
    png.format = PNG_FORMAT_GRAY;
    GrayImage image = emptyImage(static_cast<int>(png.width), static_cast<int>(png.height));
    const png_color white{255, 255, 255}; // behind what is transparent
    if (!png_image_finish_read(&png, &white, image.pixels.data(), 0, nullptr))
        return unreadable(QStringLiteral("The PNG is broken (%1)").arg(QLatin1String(png.message)));
    return image;
}

struct JpegDeleter
{
    void operator()(void *decoder) const { tjDestroy(decoder); }
};

Result<GrayImage> readJpeg(QByteArrayView bytes, const ImageLimits &limits)
{
    const std::unique_ptr<void, JpegDeleter> decoder(tjInitDecompress());
    if (!decoder)
        return unreadable(QStringLiteral("There is no memory for reading a JPEG"));
    const auto broken = [&decoder] {
        return unreadable(
            QStringLiteral("The JPEG is broken (%1)").arg(QLatin1String(tjGetErrorStr2(decoder.get()))));
    };
    const auto *const data = reinterpret_cast<const unsigned char *>(bytes.data());
    const auto size = static_cast<unsigned long>(bytes.size());
    int width = 0;
    int height = 0;
    int sampling = 0;
    int colors = 0;
    if (tjDecompressHeader3(decoder.get(), data, size, &width, &height, &sampling, &colors) != 0)
        return broken();
    if (const Result<void> fits = checkSize(width, height, limits); !fits)
        return failureOf(fits);
    GrayImage image = emptyImage(width, height);
    // A progressive file of a thousand scans would keep us busy for minutes. What is only damaged or cut off may still
    // show the whole code.
    if (tjDecompress2(decoder.get(), data, size, image.pixels.data(), width, 0, height, TJPF_GRAY,
                      TJFLAG_LIMITSCANS)
            != 0
        && tjGetErrorCode(decoder.get()) != TJERR_WARNING)
        return broken();
    return image;
}

} // namespace

Result<GrayImage> readImage(QByteArrayView bytes, const ImageLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return fail(QStringLiteral("IMAGE_TOO_LARGE"),
                    QStringLiteral("The image has %1 bytes; give one of at most %2.")
                        .arg(bytes.size())
                        .arg(limits.bytes));
    if (bytes.startsWith(QByteArrayView("\x89PNG\r\n\x1a\n")))
        return readPng(bytes, limits);
    if (bytes.startsWith(QByteArrayView("\xff\xd8\xff")))
        return readJpeg(bytes, limits);
    return unreadable(QStringLiteral("The image is neither a PNG nor a JPEG"));
}

} // namespace countersign::qr
