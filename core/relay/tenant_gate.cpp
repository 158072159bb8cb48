#include "core/relay/tenant_gate.h"

#include "core/signing/hmac1.h"

namespace countersign::relay {

namespace {

/// What a refused signature shows of the relay's own computing; never the secret or the right signature.
QJsonObject explain(const signing::Verdict &verdict)
{
    using enum signing::VerdictReason;
    switch (verdict.reason) {
    case TimestampOutOfWindow:
        return {{QStringLiteral("clock_skew_ms"), verdict.clockSkewMs},
                {QStringLiteral("allowed_ms"), static_cast<qint64>(signing::hmac1Window.count())}};
    case SignatureMissing:
    case SignatureInvalid:
        return {{QStringLiteral("body_hash"), QString::fromLatin1(verdict.bodyHash)},
                {QStringLiteral("body_length"), verdict.bodyLength},
                {QStringLiteral("to_sign"), QString::fromUtf8(verdict.toSign)}};
    default: return {};
    }
}

Failure rateLimited(int callsPerMinute, int retryAfter)
{
    return fail(QStringLiteral("RATE_LIMITED"),
                QStringLiteral("The tenant's limit of %1 calls a minute is used up; try again in %2 s.")
                    .arg(callsPerMinute)
                    .arg(retryAfter),
                {{QStringLiteral("retry_after"), retryAfter}});
}

} // namespace

TenantGate::Entry TenantGate::admit(const http::Request &request)
{
    const std::optional<QByteArray> tenantId = request.headers.find(signing::tenantHeader);
    if (!tenantId || tenantId->isEmpty()) {
        return {fail(QStringLiteral("TENANT_HEADER_MISSING"),
                     QStringLiteral("The header X-Bloonio-Tenant-Id is missing; send the tenant_id that "
                                    "provision/tenant returned.")),
                {}};
    }
    const domain::Tenant *tenant = m_parts.state.tenant(QString::fromUtf8(*tenantId));
    if (!tenant) {
        return {
            fail(QStringLiteral("TENANT_UNKNOWN"),
                 QStringLiteral(
                     "This relay has no tenant \"%1\"; check X-Bloonio-Tenant-Id and the relay's address.")
                     .arg(QString::fromUtf8(tenantId->first(std::min<qsizetype>(tenantId->size(), 80))))),
            {}};
    }
    signing::Verdict verdict = signing::verifyHmac1(
        m_parts.keyring.tenantSecret(*tenant), request.headers.find(signing::timestampHeader),
        request.headers.find(signing::signatureHeader), request.body, m_parts.realClock.now());
    if (!verdict.isValid()) {
        Failure refusal = fail(verdict.errorCode(), verdict.explanation, explain(verdict));
        return {std::move(refusal), std::move(verdict)};
    }
    if (tenant->state == domain::TenantState::Suspended) {
        return {fail(QStringLiteral("TENANT_SUSPENDED"),
                     QStringLiteral("The tenant \"%1\" is suspended; reactivate it with reactivate/tenant.")
                         .arg(tenant->id)),
                std::move(verdict)};
    }
    const int callsPerMinute = tenant->configuration.rateLimitPerMinute;
    if (const std::optional<int> retryAfter = m_limiter.take(tenant->id, callsPerMinute, m_parts.clock.now()))
        return {rateLimited(callsPerMinute, *retryAfter), std::move(verdict)};
    return {tenant, std::move(verdict)};
}

} // namespace countersign::relay
