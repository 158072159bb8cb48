#include "core/qr/qr_matrix.h"

#include <png.h>
#include <qrencode.h>

#include <array>
#include <memory>

namespace countersign::qr {

namespace {

/// What version 40 holds at the lowest error correction.
constexpr qsizetype longestText = 2953;

struct CodeDeleter
{
    void operator()(QRcode *code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, CodeDeleter>;

Code encode(QByteArrayView text, QRecLevel level)
{
    constexpr int smallestThatFits = 0;
    return Code(QRcode_encodeData(static_cast<int>(text.size()),
                                  reinterpret_cast<const unsigned char *>(text.data()), smallestThatFits,
                                  level));
}

/// One byte a pixel, the index of its colour: 0 is light, 1 is dark.
QByteArray paint(const QrMatrix &matrix, int scale)
{
    const int width = (matrix.side() + 2 * quietZone) * scale;
    QByteArray pixels(qsizetype(width) * width, '\0');
    for (int row = 0; row < matrix.side() * scale; ++row) {
        char *const line = pixels.data() + qsizetype(row + quietZone * scale) * width + quietZone * scale;
        for (int column = 0; column < matrix.side() * scale; ++column)
            line[column] = matrix.isDark(column / scale, row / scale) ? '\1' : '\0';
    }
    return pixels;
}

} // namespace

QrMatrix::QrMatrix(int side, QByteArray modules) : m_side(side), m_modules(std::move(modules))
{
    Q_ASSERT(m_modules.size() == qsizetype(side) * side);
}

bool QrMatrix::isDark(int column, int row) const
{
    return m_modules[qsizetype(row) * m_side + column] != '\0';
}

Result<QrMatrix> encodeQr(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > longestText)
        return fail(QStringLiteral("QR_TEXT_INVALID"),
                    QStringLiteral("A QR code holds 1 to %1 bytes, and this text has %2; shorten it.")
                        .arg(longestText)
                        .arg(text.size()));
    Code code = encode(text, QR_ECLEVEL_M);
    if (!code)
        code = encode(text, QR_ECLEVEL_L);
    if (!code)
        qFatal("no memory for a QR code of %lld bytes", static_cast<long long>(text.size()));
    QByteArray modules(qsizetype(code->width) * code->width, '\0');
    for (qsizetype i = 0; i < modules.size(); ++i)
        modules[i] = (code->data[i] & 1) != 0 ? '\1' : '\0';
    return QrMatrix(code->width, std::move(modules));
}

QByteArray toPng(const QrMatrix &matrix, int scale)
{
    Q_ASSERT(scale >= 1 && scale <= largestScale);
    static constexpr std::array<unsigned char, 2> colors{255, 0};
    const QByteArray pixels = paint(matrix, scale);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = image.height = static_cast<png_uint_32>((matrix.side() + 2 * quietZone) * scale);
    image.format = PNG_FORMAT_FLAG_COLORMAP; // of grey levels
    image.colormap_entries = colors.size();
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    QByteArray png(static_cast<qsizetype>(size), '\0');
    if (!png_image_write_to_memory(&image, png.data(), &size, 0, pixels.constData(), 0, colors.data()))
        qFatal("libpng cannot write a QR code: %s", image.message);
    png.resize(static_cast<qsizetype>(size));
    return png;
}

} // namespace countersign::qr
