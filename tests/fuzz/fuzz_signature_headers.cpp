#include "core/signing/signature_verdict.h"

#include <QUuid>

#include <cmath>

using namespace countersign;
using namespace countersign::signing;

namespace {

const Secret key(QByteArray("a key for fuzzing, 32 bytes long"));
const Instant now = fromUnixMs(1'782'036'930'000);

void hold(bool truth, const char *what)
{
    if (!truth)
        qFatal("does not hold: %s", what);
}

void checkAccepted(const HmacAuthorizationHeaders &headers)
{
    const auto version = static_cast<int>(static_cast<quint16>(headers.clientId.data3) >> 12U);
    hold(version == 4 || version == 7, "an accepted client id is a UUID of version 4 or 7");
    const double age = static_cast<double>(toUnixMs(now)) / 1000.0 - headers.timestamp;
    hold(std::abs(age) <= signatureWindow, "an accepted timestamp is of about now");
    const QByteArray text = pythonFloatText(headers.timestamp);
    hold(parseTimestamp(text) == headers.timestamp, "a float's text reads back the same");
}

} // namespace

/// Three lines are the three headers; a line that is missing is a header that is.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArrayList lines = input.split('\n');
    const auto line = [&lines](qsizetype index) {
        return index < lines.size() ? std::optional(lines[index]) : std::nullopt;
    };
    const HeaderLookup header = [&line](QByteArrayView name) {
        return line(name == authorizationHeader ? 0 : name == clientIdHeader ? 1 : 2);
    };
    const QByteArray body = line(3).value_or(QByteArray());
    const auto headers = HmacAuthorizationHeaders::fromRequest(header, now);
    if (headers)
        checkAccepted(*headers);
    else
        hold(headers.error().code == QLatin1String("AUTH_FAILED"), "there is one way to refuse");

    const auto verified = verifySignature(key, header, body, now);
    const Verdict verdict = explainSignature(key, header, body, now);
    hold(verdict.isValid() == verified.has_value(), "the explainer decides as the verifier does");
    hold(!verdict.explanation.isEmpty(), "every verdict is explained");
    return 0;
}
