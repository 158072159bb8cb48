#include "core/signing/verdict.h"

namespace countersign::signing {

QString Verdict::errorCode() const
{
    switch (reason) {
    case VerdictReason::Valid: return QStringLiteral("VALID");
    case VerdictReason::TimestampMissing: return QStringLiteral("TIMESTAMP_MISSING");
    case VerdictReason::TimestampInvalid: return QStringLiteral("TIMESTAMP_INVALID");
    case VerdictReason::TimestampOutOfWindow: return QStringLiteral("TIMESTAMP_OUT_OF_WINDOW");
    case VerdictReason::SignatureMissing: return QStringLiteral("SIGNATURE_MISSING");
    case VerdictReason::SignatureInvalid: return QStringLiteral("SIGNATURE_INVALID");
    case VerdictReason::SchemeUnsupported: return QStringLiteral("SCHEME_UNSUPPORTED");
    case VerdictReason::ClientMissing: return QStringLiteral("CLIENT_MISSING");
    case VerdictReason::ClientInvalid: return QStringLiteral("CLIENT_INVALID");
    }
    Q_UNREACHABLE();
}

QJsonObject Verdict::toJson() const
{
    const bool isHmac1 = scheme == Scheme::Hmac1;
    return {{QStringLiteral("scheme"), isHmac1 ? QStringLiteral("hmac1") : QStringLiteral("signature")},
            {QStringLiteral("valid"), isValid()},
            {QStringLiteral("error_code"), errorCode()},
            {QStringLiteral("explanation"), explanation},
            {QStringLiteral("clock_skew_ms"), clockSkewMs},
            {QStringLiteral("body_hash"), QString::fromLatin1(bodyHash)},
            {QStringLiteral("body_length"), bodyLength},
            {QStringLiteral("to_sign"), QString::fromUtf8(toSign)}};
}

} // namespace countersign::signing
