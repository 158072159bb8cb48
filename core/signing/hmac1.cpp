#include "core/signing/hmac1.h"

#include "core/signing/digest.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

namespace countersign::signing {

namespace {

constexpr int signatureLength = 64;
constexpr qsizetype longestShown = 40; ///< of a header, in a message

QByteArray stringToSign(QByteArrayView timestamp, QByteArrayView bodyHash)
{
    QByteArray text;
    text.reserve(timestamp.size() + 1 + bodyHash.size());
    text.append(timestamp).append('.').append(bodyHash);
    return text;
}

/// Unix milliseconds, or nothing when `text` is no decimal number. What 63 bits do not hold is as late as they can say.
std::optional<qint64> parseTimestamp(const QByteArray &text)
{
    const bool digitsOnly =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digitsOnly || text.isEmpty())
        return std::nullopt;
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? number : std::numeric_limits<qint64>::max();
}

/// Text from a header for a message: cut, and what is not printable ASCII as `?`.
QString quoted(const QByteArray &header)
{
    QByteArray shown = header.left(longestShown);
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return QLatin1Char('"') + QString::fromLatin1(shown) + QLatin1Char('"')
        + (header.size() > longestShown ? QStringLiteral("…") : QString());
}

/// The unit in which `received` would be about now; empty when it is none that people confuse with milliseconds.
QLatin1String guessUnit(qint64 received, Instant now)
{
    using namespace std::chrono;
    const seconds ours = floor<seconds>(now.time_since_epoch());
    const auto isAboutNow = [&](seconds theirs) { return abs(theirs - ours) <= days(1); };
    if (isAboutNow(seconds(received)))
        return QLatin1String("seconds");
    if (isAboutNow(floor<seconds>(microseconds(received))))
        return QLatin1String("microseconds");
    if (isAboutNow(floor<seconds>(nanoseconds(received))))
        return QLatin1String("nanoseconds");
    return {};
}

QString explainSkew(const QByteArray &header, qint64 received, qint64 skewMs, Instant now)
{
    QString text =
        QStringLiteral("%1 %2 is %3 ms %4 the verifier's clock (%5); at most %6 ms either way are accepted")
            .arg(QLatin1String(timestampHeader))
            .arg(QString::fromLatin1(header.left(longestShown))
                 + (header.size() > longestShown ? QStringLiteral("…") : QString()))
            .arg(std::abs(skewMs))
            .arg(skewMs < 0 ? QLatin1String("behind") : QLatin1String("ahead of"))
            .arg(toUnixMs(now))
            .arg(hmac1Window.count());
    if (const QLatin1String unit = guessUnit(received, now); !unit.isEmpty())
        text += QStringLiteral(". It looks like %1: send Unix time in milliseconds.").arg(unit);
    else
        text += QStringLiteral(". Send the time at which the request is signed, and set the sender's clock.");
    return text;
}

/// Why `signature` has not the form of one; empty when it has.
QString explainForm(const QByteArray &signature)
{
    if (signature.size() != signatureLength) {
        return QStringLiteral("%1 has %2 characters and must have %3: the 32 bytes of the HMAC-SHA256 in "
                              "lower-case hex, "
                              "without a prefix")
            .arg(QLatin1String(signatureHeader))
            .arg(signature.size())
            .arg(signatureLength);
    }
    const auto isLowerHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const auto wrong = std::find_if_not(signature.begin(), signature.end(), isLowerHex);
    if (wrong == signature.end())
        return {};
    const bool isUpperHex = *wrong >= 'A' && *wrong <= 'F';
    return QStringLiteral("%1 has %2 at position %3: %4")
        .arg(QLatin1String(signatureHeader), quoted(QByteArray(1, *wrong)))
        .arg(wrong - signature.begin() + 1)
        .arg(isUpperHex ? QLatin1String("upper-case hex is refused, send lower-case digits")
                        : QLatin1String("only the lower-case hex digits 0-9 and a-f may stand there"));
}

Verdict refuse(Verdict verdict, VerdictReason reason, QString explanation)
{
    verdict.reason = reason;
    verdict.explanation = std::move(explanation);
    return verdict;
}

Verdict checkSignature(Verdict verdict, const Secret &secret, const std::optional<QByteArray> &signature)
{
    if (!signature) {
        return refuse(std::move(verdict), VerdictReason::SignatureMissing,
                      QStringLiteral("The header %1 is missing: send the signature of the string to_sign.")
                          .arg(QLatin1String(signatureHeader)));
    }
    if (const QString problem = explainForm(*signature); !problem.isEmpty())
        return refuse(std::move(verdict), VerdictReason::SignatureInvalid, problem + QLatin1Char('.'));
    if (!equalInConstantTime(hmacSha256(secret, verdict.toSign).toHex(), *signature)) {
        const QString problem =
            QStringLiteral(
                "%1 is not the HMAC-SHA256 of the string to_sign under this tenant's secret. Compare "
                "body_hash and body_length (%2 bytes arrived) with what was hashed before sending; "
                "where they agree, the secret is another.")
                .arg(QLatin1String(signatureHeader))
                .arg(verdict.bodyLength);
        return refuse(std::move(verdict), VerdictReason::SignatureInvalid, problem);
    }
    verdict.explanation = QStringLiteral("The signature is valid.");
    return verdict;
}

} // namespace

Hmac1Signature signHmac1(const Secret &secret, QByteArrayView body, Instant now)
{
    const QByteArray timestamp = QByteArray::number(toUnixMs(now));
    return {timestamp, hmacSha256(secret, stringToSign(timestamp, sha256(body).toHex())).toHex()};
}

Verdict verifyHmac1(const Secret &secret, const std::optional<QByteArray> &timestamp,
                    const std::optional<QByteArray> &signature, QByteArrayView body, Instant now)
{
    Verdict verdict;
    verdict.bodyLength = body.size();
    verdict.bodyHash = sha256(body).toHex();
    if (!timestamp) {
        return refuse(
            std::move(verdict), VerdictReason::TimestampMissing,
            QStringLiteral("The header %1 is missing: send Unix time in milliseconds, and sign with it.")
                .arg(QLatin1String(timestampHeader)));
    }
    const std::optional<qint64> received = parseTimestamp(*timestamp);
    if (!received) {
        return refuse(
            std::move(verdict), VerdictReason::TimestampInvalid,
            QStringLiteral("%1 is %2 and must be Unix time in milliseconds: decimal digits and nothing else.")
                .arg(QLatin1String(timestampHeader), quoted(*timestamp)));
    }
    verdict.toSign = stringToSign(*timestamp, verdict.bodyHash);
    verdict.clockSkewMs = *received - toUnixMs(now);
    if (std::abs(verdict.clockSkewMs) > hmac1Window.count()) {
        const QString problem = explainSkew(*timestamp, *received, verdict.clockSkewMs, now);
        return refuse(std::move(verdict), VerdictReason::TimestampOutOfWindow, problem);
    }
    return checkSignature(std::move(verdict), secret, signature);
}

} // namespace countersign::signing
