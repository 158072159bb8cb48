#include "core/signing/signature_verdict.h"

#include "core/signing/digest.h"
#include "core/signing/signature_slips.h"

#include <array>
#include <cmath>

namespace countersign::signing {

namespace {

struct Case
{
    VerdictReason reason;
    const char *detail; ///< as fromRequest() puts it
    const char *explanation;
};

constexpr std::array cases{
    Case{VerdictReason::SignatureMissing, "Authorization header missing.",
         "The header Authorization is missing: send \"Signature \" and the digest in lower-case hex."},
    Case{VerdictReason::SchemeUnsupported, "Authorization type not supported.",
         "Authorization does not begin with \"Signature\", spelt so, and a space."},
    Case{VerdictReason::ClientMissing, "X-Client-Id header missing",
         "The header X-Client-Id is missing: send the client's UUID."},
    Case{VerdictReason::ClientInvalid, "Invalid format for client id, expected UUIDv4 or UUIDv7.",
         "X-Client-Id is no UUID of version 4 or 7 of the form 8-4-4-4-12, without braces."},
    Case{VerdictReason::TimestampMissing, "X-Request-Timestamp header missing",
         "The header X-Request-Timestamp is missing: send Unix time in seconds, and sign with it."},
    Case{VerdictReason::TimestampOutOfWindow, "Token is expired.", ""},
    Case{
        VerdictReason::TimestampInvalid, "X-Request-Timestamp header invalid",
        "X-Request-Timestamp is no finite decimal number: send Unix time in seconds, such as 1718966400.25."},
};

/// The bytes that are signed, for reading: the body by its length, the client id in hex.
QByteArray shownToSign(QByteArrayView body, const QUuid &clientId, double timestamp)
{
    return "<the body's " + QByteArray::number(body.size()) + " bytes>:" + clientId.toRfc4122().toHex() + ':'
        + pythonFloatText(timestamp);
}

QString explainSkew(double skewSeconds, double timestamp)
{
    QString text =
        QStringLiteral(
            "X-Request-Timestamp is %1 s %2 the verifier's clock; at most %3 s either way are accepted.")
            .arg(std::abs(skewSeconds), 0, 'f', 3)
            .arg(skewSeconds < 0 ? QLatin1String("behind") : QLatin1String("ahead of"))
            .arg(signatureWindow);
    constexpr double millisecondsBegin = 1e11; // as seconds, in the year 5138
    if (timestamp >= millisecondsBegin)
        text += QStringLiteral(" It looks like milliseconds: send Unix time in seconds.");
    return text;
}

/// What can be told of a request whose headers are not all right.
void explainHeaders(Verdict &verdict, const QString &detail, const std::optional<double> &timestamp)
{
    for (const Case &each : cases) {
        if (detail == QLatin1String(each.detail)) {
            verdict.reason = each.reason;
            verdict.explanation = QLatin1String(each.explanation);
        }
    }
    const bool isAboutTime = verdict.reason == VerdictReason::TimestampOutOfWindow
        || verdict.reason == VerdictReason::TimestampInvalid;
    if (isAboutTime && timestamp) {
        verdict.reason = VerdictReason::TimestampOutOfWindow;
        verdict.explanation = explainSkew(static_cast<double>(verdict.clockSkewMs) / 1000.0, *timestamp);
    }
}

qint64 skewMs(double timestamp, Instant now)
{
    constexpr double furthest = 9e15; // a qint64 holds it, and a double holds it exactly
    return static_cast<qint64>(
        std::clamp(std::round(timestamp * 1000.0) - static_cast<double>(toUnixMs(now)), -furthest, furthest));
}

} // namespace

Verdict explainSignature(const Secret &secret, const HeaderLookup &header, QByteArrayView body, Instant now)
{
    Verdict verdict;
    verdict.scheme = Scheme::Signature;
    verdict.bodyLength = body.size();
    verdict.bodyHash = sha256(body).toHex();
    const QByteArray clientText = header(clientIdHeader).value_or(QByteArray());
    const QByteArray timestampText = header(requestTimestampHeader).value_or(QByteArray());
    const std::optional<QUuid> clientId = parseClientId(clientText);
    const std::optional<double> timestamp = parseTimestamp(timestampText);
    if (timestamp)
        verdict.clockSkewMs = skewMs(*timestamp, now);
    if (clientId && timestamp)
        verdict.toSign = shownToSign(body, *clientId, *timestamp);

    const auto headers = HmacAuthorizationHeaders::fromRequest(header, now);
    if (!headers) {
        explainHeaders(verdict, headers.error().message, timestamp);
        return verdict;
    }
    const QByteArray expected = createSignature(secret, body, headers->clientId, headers->timestamp);
    if (equalInConstantTime(headers->signature, expected)) {
        verdict.explanation = QStringLiteral("The signature is valid.");
        return verdict;
    }
    verdict.reason = VerdictReason::SignatureInvalid;
    verdict.explanation = findSlip(
        secret, {headers->signature, body, headers->clientId, clientText, headers->timestamp, timestampText});
    if (verdict.explanation.isEmpty()) {
        verdict.explanation =
            QStringLiteral(
                "Authorization is not the HMAC-SHA256 of these bytes under this client's secret. Compare "
                "body_hash and body_length (%1 bytes arrived) with what was signed; where they agree, the "
                "secret is another.")
                .arg(verdict.bodyLength);
    }
    return verdict;
}

} // namespace countersign::signing
