#include "picture_files.h"

#include <png.h>
#include <turbojpeg.h>

namespace countersign::qr::test {

QByteArray pngOf(const Photograph &picture)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width());
    image.height = static_cast<png_uint_32>(picture.height());
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    QByteArray png(static_cast<qsizetype>(size), '\0');
    if (!png_image_write_to_memory(&image, png.data(), &size, 0, picture.pixels().data(), 0, nullptr))
        qFatal("libpng: %s", image.message);
    png.resize(static_cast<qsizetype>(size));
    return png;
}

QByteArray jpegOf(const Photograph &picture, int quality, JpegKind kind)
{
    tjhandle encoder = tjInitCompress();
    unsigned char *jpeg = nullptr;
    unsigned long size = 0;
    if (tjCompress2(encoder, picture.pixels().data(), picture.width(), 0, picture.height(), TJPF_GRAY, &jpeg,
                    &size, TJSAMP_GRAY, quality, kind == JpegKind::Progressive ? TJFLAG_PROGRESSIVE : 0)
        != 0)
        qFatal("libjpeg-turbo: %s", tjGetErrorStr2(encoder));
    const QByteArray bytes(reinterpret_cast<const char *>(jpeg), static_cast<qsizetype>(size));
    tjFree(jpeg);
    tjDestroy(encoder);
    return bytes;
}

} // namespace countersign::qr::test
