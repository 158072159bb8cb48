#include "core/qr/qr_matrix.h"
#include "core/qr/qr_reader.h"

using namespace countersign;
using namespace countersign::qr;

namespace {

void hold(bool truth, const char *what)
{
    if (!truth)
        qFatal("does not hold: %s", what);
}

bool isRefusal(const QString &code)
{
    return code == QLatin1String("IMAGE_UNREADABLE") || code == QLatin1String("IMAGE_TOO_LARGE")
        || code == QLatin1String("QR_NOT_FOUND") || code == QLatin1String("QR_AMBIGUOUS");
}

} // namespace

/// What is no picture of a code is refused in one of four ways; what is read can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    // Small, so that what is tried is many files instead of large ones.
    constexpr ImageLimits limits{64 * 1024, 1024, 100'000};
    const QByteArrayView file(data, static_cast<qsizetype>(size));
    const Result<QByteArray> text = decodeQr(file, limits);
    if (!text) {
        hold(isRefusal(text.error().code), "a refusal has one of the codes");
        return 0;
    }
    const Result<QrMatrix> matrix = encodeQr(*text);
    if (matrix) // the short forms of digits and capitals hold more than bytes do
        hold(decodeQr(toPng(*matrix, 3)) == text, "what was read can be written and read again");
    return 0;
}
