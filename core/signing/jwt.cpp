#include "core/signing/jwt.h"

#include <QJsonDocument>

#include <jwt.h>

#include <cstdlib>
#include <memory>
#include <optional>

namespace countersign::signing {

namespace {

struct FreeToken
{
    void operator()(jwt_t *token) const { jwt_free(token); }
};
using Token = std::unique_ptr<jwt_t, FreeToken>;

struct FreeText
{
    void operator()(char *text) const { std::free(text); }
};
using Text = std::unique_ptr<char, FreeText>;

constexpr QLatin1String issuerClaim("iss");
constexpr QLatin1String audienceClaim("aud");
constexpr QLatin1String subjectClaim("sub");
constexpr QLatin1String idClaim("jti");
constexpr QLatin1String issuedAtClaim("iat");
constexpr QLatin1String expiresAtClaim("exp");

qint64 wholeSeconds(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()).count();
}

const unsigned char *keyBytes(const Secret &key)
{
    return reinterpret_cast<const unsigned char *>(key.reveal().constData());
}

Failure invalidToken(const QString &why)
{
    return fail(QStringLiteral("TOKEN_INVALID"), QStringLiteral("The token is not accepted: %1.").arg(why));
}

/// The payload of a token whose form, algorithm and signature are right.
Result<QJsonObject> verifiedPayload(const QByteArray &token, const Secret &key)
{
    if (token.contains('\0'))
        return invalidToken(QStringLiteral("it contains a zero byte"));
    jwt_t *decoded = nullptr;
    const int outcome =
        jwt_decode(&decoded, token.constData(), keyBytes(key), static_cast<int>(key.reveal().size()));
    const Token owner(decoded);
    if (outcome != 0 || !decoded) {
        return invalidToken(
            QStringLiteral("it is not three parts of base64url, or its signature is not by HS256 "
                           "with this key"));
    }
    // libjwt checks with whatever algorithm the token itself names.
    if (jwt_get_alg(decoded) != JWT_ALG_HS256)
        return invalidToken(QStringLiteral("its algorithm is not HS256"));
    const Text json(jwt_get_grants_json(decoded, nullptr));
    return QJsonDocument::fromJson(QByteArray(json.get())).object();
}

std::optional<QString> textClaim(const QJsonObject &payload, QLatin1String name)
{
    const QJsonValue value = payload[name];
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

/// A NumericDate (RFC 7519, section 2) up to the year 9999 without a fraction.
std::optional<Instant> timeClaim(const QJsonObject &payload, QLatin1String name)
{
    constexpr qint64 endOfYear9999 = 253'402'300'799;
    const qint64 seconds = payload[name].toInteger(-1);
    if (seconds < 0 || seconds > endOfYear9999)
        return std::nullopt;
    return Instant(std::chrono::seconds(seconds));
}

QJsonObject furtherTexts(QJsonObject payload)
{
    for (const QLatin1String name :
         {issuerClaim, audienceClaim, subjectClaim, idClaim, issuedAtClaim, expiresAtClaim})
        payload.remove(name);
    for (auto claim = payload.begin(); claim != payload.end();)
        claim = claim.value().isString() ? std::next(claim) : payload.erase(claim);
    return payload;
}

} // namespace

QByteArray issueToken(const TokenClaims &claims, const Secret &key)
{
    QJsonObject payload = claims.extra;
    payload[issuerClaim] = claims.issuer;
    payload[audienceClaim] = claims.audience;
    payload[subjectClaim] = claims.subject;
    payload[idClaim] = claims.id;
    payload[issuedAtClaim] = wholeSeconds(claims.issuedAt);
    payload[expiresAtClaim] = wholeSeconds(claims.expiresAt);

    jwt_t *created = nullptr;
    const bool ready = jwt_new(&created) == 0
        && jwt_set_alg(created, JWT_ALG_HS256, keyBytes(key), static_cast<int>(key.reveal().size())) == 0;
    const Token owner(created);
    const QByteArray json = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    if (!ready || jwt_add_grants_json(created, json.constData()) != 0)
        return {};
    const Text encoded(jwt_encode_str(created));
    return QByteArray(encoded.get());
}

Result<TokenClaims> checkToken(const QByteArray &token, const Secret &key, const QString &audience,
                               Instant now, Milliseconds leeway)
{
    const Result<QJsonObject> payload = verifiedPayload(token, key);
    if (!payload)
        return failureOf(payload);

    const auto issuer = textClaim(*payload, issuerClaim);
    const auto tokenAudience = textClaim(*payload, audienceClaim);
    const auto subject = textClaim(*payload, subjectClaim);
    const auto id = textClaim(*payload, idClaim);
    const auto issuedAt = timeClaim(*payload, issuedAtClaim);
    const auto expiresAt = timeClaim(*payload, expiresAtClaim);
    if (!issuer || !tokenAudience || !subject || !id || !issuedAt || !expiresAt) {
        return invalidToken(
            QStringLiteral("it must have the texts iss, aud, sub and jti, and iat and exp in whole "
                           "seconds"));
    }
    if (*tokenAudience != audience) {
        return invalidToken(
            QStringLiteral("its audience is \"%1\" and \"%2\" is wanted here").arg(*tokenAudience, audience));
    }
    if (*expiresAt <= now - leeway) {
        return fail(QStringLiteral("TOKEN_EXPIRED"),
                    QStringLiteral("The token expired at %1; it is %2 now. Ask for a new one.")
                        .arg(toIso(*expiresAt), toIso(now)));
    }
    return TokenClaims{*issuer, *tokenAudience, *subject, *id, *issuedAt, *expiresAt, furtherTexts(*payload)};
}

} // namespace countersign::signing
