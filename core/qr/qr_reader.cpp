#include "core/qr/qr_reader.h"

#include "core/qr/finder_count_p.h"
#include "core/qr/image_files_p.h"

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>
#include <set>

namespace countersign::qr {

namespace {

/// No page with that many corners is meant for one scan; the search takes milliseconds up to here.
constexpr int mostFinders = 200;
/// The smallest code and its quiet zone are 29 modules wide.
constexpr int smallestSide = 29;

using Texts = std::set<QByteArray>;

Texts search(const GrayImage &binarized)
{
    if (countFinders(binarized, mostFinders) > mostFinders)
        return {};
    const ZXing::DecodeHints hints = ZXing::DecodeHints()
                                         .setFormats(ZXing::BarcodeFormat::QRCode)
                                         .setBinarizer(ZXing::Binarizer::FixedThreshold)
                                         .setTryDownscale(false)
                                         .setTryRotate(false)
                                         .setMaxNumberOfSymbols(mostFinders / 3);
    const ZXing::ImageView view(binarized.pixels.data(), binarized.width, binarized.height,
                                ZXing::ImageFormat::Lum);
    Texts texts;
    for (const ZXing::Result &result : ZXing::ReadBarcodes(view, hints)) {
        const ZXing::ByteArray &bytes = result.bytes();
        if (result.isValid() && !bytes.empty())
            texts.insert(QByteArray(reinterpret_cast<const char *>(bytes.data()),
                                    static_cast<qsizetype>(bytes.size())));
    }
    return texts;
}

/// Looks at the image in its own size and ever smaller, since blur and noise vanish in the small.
Texts searchAllSizes(const GrayImage &image)
{
    const int side = std::min(image.width, image.height);
    if (side < smallestSide)
        return {};
    // The first square is larger than a code's corner when it fills the image; the second follows uneven light.
    for (const int reach : {side / 6, side / 24 + 4, side}) {
        if (Texts texts = search(binarized(image, reach)); !texts.empty())
            return texts;
    }
    return searchAllSizes(halved(image));
}

Result<QByteArray> onlyText(const Texts &texts)
{
    if (texts.empty())
        return fail(QStringLiteral("QR_NOT_FOUND"),
                    QStringLiteral("No QR code can be read in the image; let it fill most of the picture,"
                                   " sharp and with its margin."));
    if (texts.size() > 1)
        return fail(
            QStringLiteral("QR_AMBIGUOUS"),
            QStringLiteral("The image shows %1 different QR codes; cut it down to one.").arg(texts.size()));
    return *texts.begin();
}

} // namespace

Result<QByteArray> decodeQr(QByteArrayView imageFile, const ImageLimits &limits)
{
    try {
        Result<GrayImage> image = readImage(imageFile, limits);
        if (!image)
            return failureOf(image);
        Texts texts = searchAllSizes(*image);
        if (texts.empty()) {
            invert(*image);
            texts = searchAllSizes(*image);
        }
        return onlyText(texts);
    } catch (const std::exception &) { // the library throws, and memory may run out
        return fail(
            QStringLiteral("IMAGE_UNREADABLE"),
            QStringLiteral("The image cannot be searched for a QR code; give a smaller or plainer one."));
    }
}

} // namespace countersign::qr
