#include "core/relay/tokens.h"

#include "core/signing/jwt.h"

namespace countersign::relay {

namespace {

const QString issuer = QStringLiteral("countersign-relay");
const QString proofAudience = QStringLiteral("pairing");
const QString sessionAudience = QStringLiteral("device");
const QString responseAudience = QStringLiteral("submit-response");

Result<QByteArray> bearerToken(const http::Request &request)
{
    static constexpr QByteArrayView scheme("bearer ");
    const QByteArray header = request.headers.find("Authorization").value_or(QByteArray());
    if (header.size() > scheme.size()
        && QByteArrayView(header).first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0)
        return header.sliced(scheme.size()).trimmed();
    return fail(
        QStringLiteral("TOKEN_MISSING"),
        QStringLiteral("The Authorization header is missing or not of the form \"Bearer <token>\"; send the "
                       "pairing proof or the device's session token."));
}

/// A token's `exp` is cut to the whole second; where the state knows the very end, the token lasts up to that.
constexpr Milliseconds cutOff = std::chrono::seconds(1) - Milliseconds(1);

Failure expired(Instant at, const QString &advice)
{
    return fail(QStringLiteral("TOKEN_EXPIRED"),
                QStringLiteral("This token expired at %1; %2").arg(toIso(at), advice));
}

} // namespace

QByteArray responseToken(const Secret &tenantSecret, const domain::Challenge &challenge,
                         const domain::Delivery &delivery, Instant realNow)
{
    return signing::issueToken({issuer,
                                responseAudience,
                                delivery.deviceId,
                                delivery.messageId,
                                realNow,
                                challenge.expiresAt,
                                {{QStringLiteral("instruction_id"), challenge.instructionId},
                                 {QStringLiteral("device_id"), delivery.deviceId}}},
                               tenantSecret);
}

QByteArray Tokens::proof(const domain::PairingPrepared &prepared, Instant now) const
{
    return signing::issueToken(
        {issuer, proofAudience, prepared.tenantId, prepared.proofId, now, prepared.expiresAt, {}}, m_key);
}

QByteArray Tokens::session(const QString &deviceId, const QString &sessionId, Instant now,
                           Instant expiresAt) const
{
    return signing::issueToken({issuer, sessionAudience, deviceId, sessionId, now, expiresAt, {}}, m_key);
}

Result<QString> Tokens::proofId(const http::Request &request, Instant now) const
{
    const Result<QByteArray> token = bearerToken(request);
    if (!token)
        return failureOf(token);
    const Result<signing::TokenClaims> claims =
        signing::checkToken(*token, m_key, proofAudience, now, cutOff);
    if (!claims)
        return failureOf(claims);
    return claims->id;
}

Result<const domain::PairedDevice *> Tokens::device(const http::Request &request,
                                                    const domain::RelayState &state, Instant now) const
{
    const Result<QByteArray> token = bearerToken(request);
    if (!token)
        return failureOf(token);
    const Result<signing::TokenClaims> claims = signing::checkToken(*token, m_key, sessionAudience, now);
    if (!claims)
        return failureOf(claims);
    const domain::PairedDevice *device = state.device(claims->subject);
    if (device && device->sessionId.isEmpty())
        return expired(device->sessionExpiresAt, QStringLiteral("pair the device again."));
    if (!device) {
        return fail(
            QStringLiteral("TOKEN_INVALID"),
            QStringLiteral("The device of this session token is not paired any more; pair it again."));
    }
    return device;
}

} // namespace countersign::relay
