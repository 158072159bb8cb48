#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QUuid>

#include <functional>
#include <optional>

/// The Signature scheme: `Authorization: Signature <hex>` over body, client id and timestamp.
namespace countersign::signing {

/// A finite number as Python's repr() prints a float: the shortest text that reads back the same, with `.0` for
/// whole numbers, with an exponent from 1e16 on and below 1e-4.
[[nodiscard]] QByteArray pythonFloatText(double number);

/// The bytes that are signed: `body + ":" + client id's 16 bytes + ":" + timestamp text`.
[[nodiscard]] QByteArray bytesToSign(QByteArrayView body, const QUuid &clientId, double timestamp);

/// `hex(hmac_sha256(secret, body + ":" + client id's 16 bytes + ":" + timestamp text))`; `timestamp` is Unix seconds.
[[nodiscard]] QByteArray createSignature(const Secret &secret, QByteArrayView body, const QUuid &clientId,
                                         double timestamp);

/// A request's header by name, nothing when absent.
using HeaderLookup = std::function<std::optional<QByteArray>(QByteArrayView name)>;

/// The three headers of the scheme, read and checked for form and age.
struct HmacAuthorizationHeaders
{
    QByteArray signature;
    QUuid clientId;
    double timestamp = 0; ///< Unix seconds

    /// Errors: `AUTH_FAILED`, an AuthException of the scheme: its message is the published `detail`, word for word. Of a
    /// header that came twice the first counts, as the lookup gives it.
    [[nodiscard]] static Result<HmacAuthorizationHeaders> fromRequest(const HeaderLookup &header,
                                                                      Instant now);
};

/// Whether the request was signed with that secret, in constant time. Errors: as fromRequest(), and
/// `Signature is invalid.` for a wrong digest.
[[nodiscard]] Result<HmacAuthorizationHeaders>
verifySignature(const Secret &secret, const HeaderLookup &header, QByteArrayView body, Instant now);

/// A client id as the scheme takes it: a UUID of version 4 or 7 in its canonical form, in letters of either case.
[[nodiscard]] std::optional<QUuid> parseClientId(const QByteArray &text);

/// A timestamp as the scheme takes it, in Unix seconds: decimal digits with an optional sign, fraction and exponent. What
/// else a language may read as a float (hexadecimal, `nan`, `inf`, digits with underscores) is none.
[[nodiscard]] std::optional<double> parseTimestamp(QByteArrayView text);

inline constexpr const char *authorizationHeader = "Authorization";
inline constexpr const char *clientIdHeader = "X-Client-Id";
inline constexpr const char *requestTimestampHeader = "X-Request-Timestamp";
/// Stands before the digest, and a space after it.
inline constexpr QByteArrayView signatureWord("Signature");
/// How many seconds a timestamp may be from the verifier's clock, either way; exactly so many are still inside.
inline constexpr double signatureWindow = 300.0;

} // namespace countersign::signing
