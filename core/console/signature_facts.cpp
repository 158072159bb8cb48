#include "core/console/signature_facts.h"

#include "core/signing/hmac1.h"
#include "core/signing/signature_scheme.h"

namespace countersign::console {

using display::DisplayText;

namespace {

/// Where a scheme's three headers are.
struct HeaderNames
{
    const char *sender;
    const char *timestamp;
    const char *signature;
};

HeaderNames namesOf(SigningScheme scheme)
{
    if (scheme == SigningScheme::Hmac1)
        return {signing::tenantHeader, signing::timestampHeader, signing::signatureHeader};
    return {signing::clientIdHeader, signing::requestTimestampHeader, signing::authorizationHeader};
}

} // namespace

SignatureFacts signatureFactsOf(const http::Exchange &exchange)
{
    return signatureFactsOf(exchange.verdict.toJson(), exchange.request.headers);
}

SignatureFacts signatureFactsOf(const QJsonObject &verdict, const http::Headers &headers)
{
    if (verdict.isEmpty())
        return {};
    const auto word = [&verdict](const char *name) {
        return DisplayText::guard(verdict[QLatin1String(name)].toString());
    };
    const auto header = [&headers](const char *name) {
        return DisplayText::guard(QString::fromUtf8(headers.find(name).value_or(QByteArray())));
    };
    const bool isSignature = verdict[QLatin1String("scheme")].toString() == QLatin1String("signature");
    const SigningScheme scheme = isSignature ? SigningScheme::Signature : SigningScheme::Hmac1;
    const HeaderNames names = namesOf(scheme);
    return {.scheme = scheme,
            .mark = verdict[QLatin1String("valid")].toBool() ? SignatureMark::Valid : SignatureMark::Refused,
            .reason = word("error_code"),
            .explanation = word("explanation"),
            .sender = header(names.sender),
            .timestamp = header(names.timestamp),
            .signature = header(names.signature),
            .bodyHash = word("body_hash"),
            .toSign = word("to_sign"),
            .bodyLength = verdict[QLatin1String("body_length")].toInteger(),
            .clockSkewMs = verdict[QLatin1String("clock_skew_ms")].toInteger()};
}

} // namespace countersign::console
