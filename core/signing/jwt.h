#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QJsonObject>

/// JSON Web Tokens (RFC 7519) by libjwt: HS256 alone, whatever a token's own header says.
namespace countersign::signing {

struct TokenClaims
{
    QString issuer;
    QString audience;
    QString subject;
    QString id; ///< `jti`
    Instant issuedAt{};
    Instant expiresAt{};
    /// Further string claims.
    QJsonObject extra;
};

/// Seconds on the wire, as RFC 7519 wants: the instants are cut to whole seconds. Empty when a claim holds U+0000,
/// which libjwt cannot carry, or `key` is empty.
[[nodiscard]] QByteArray issueToken(const TokenClaims &claims, const Secret &key);

/// Every claim above but `extra` must be there. `now` alone decides about expiry; libjwt reads no clock.
/// Errors: `TOKEN_INVALID` (form, algorithm, signature, claims, audience — the message says which), `TOKEN_EXPIRED` at or
/// after `exp` and the leeway.
[[nodiscard]] Result<TokenClaims> checkToken(const QByteArray &token, const Secret &key,
                                             const QString &audience, Instant now,
                                             Milliseconds leeway = Milliseconds::zero());

} // namespace countersign::signing
