#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/signing/verdict.h"

#include <optional>

/// HMAC #1, the protocol's section 2: `hex(hmac_sha256(secret, "<unix ms>.<hex(sha256(body))>"))`.
namespace countersign::signing {

inline constexpr const char *tenantHeader = "X-Bloonio-Tenant-Id";
inline constexpr const char *timestampHeader = "X-Bloonio-Timestamp";
inline constexpr const char *signatureHeader = "X-Bloonio-Signature";

/// How far a timestamp may be from the verifier's clock, either way; exactly this far is still inside.
inline constexpr Milliseconds hmac1Window{30'000};

struct Hmac1Signature
{
    QByteArray timestamp; ///< Unix milliseconds, decimal
    QByteArray signature; ///< 64 lower-case hex digits
};

[[nodiscard]] Hmac1Signature signHmac1(const Secret &secret, QByteArrayView body, Instant now);

/// `timestamp` and `signature` are the header values, nothing when the header is absent. `now` is real time.
/// Compares in constant time.
[[nodiscard]] Verdict verifyHmac1(const Secret &secret, const std::optional<QByteArray> &timestamp,
                                  const std::optional<QByteArray> &signature, QByteArrayView body,
                                  Instant now);

} // namespace countersign::signing
