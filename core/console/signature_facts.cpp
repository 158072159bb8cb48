#include "core/console/signature_facts.h"

#include "core/signing/hmac1.h"

namespace countersign::console {

using display::DisplayText;

namespace {

DisplayText headerOf(const http::Exchange &exchange, QByteArrayView name)
{
    return DisplayText::guard(QString::fromUtf8(exchange.request.headers.find(name).value_or(QByteArray())));
}

} // namespace

SignatureFacts signatureFactsOf(const http::Exchange &exchange)
{
    const QJsonObject verdict = exchange.verdict.toJson();
    if (verdict.isEmpty())
        return {};
    const auto word = [&verdict](const char *name) {
        return DisplayText::guard(verdict[QLatin1String(name)].toString());
    };
    return {.mark = verdict[QLatin1String("valid")].toBool() ? SignatureMark::Valid : SignatureMark::Refused,
            .reason = word("error_code"),
            .explanation = word("explanation"),
            .tenant = headerOf(exchange, signing::tenantHeader),
            .timestamp = headerOf(exchange, signing::timestampHeader),
            .signature = headerOf(exchange, signing::signatureHeader),
            .bodyHash = word("body_hash"),
            .toSign = word("to_sign"),
            .bodyLength = verdict[QLatin1String("body_length")].toInteger(),
            .clockSkewMs = verdict[QLatin1String("clock_skew_ms")].toInteger()};
}

} // namespace countersign::console
