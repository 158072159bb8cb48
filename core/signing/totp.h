#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <optional>

/// Time-based one-time passwords (RFC 6238) by liboath: SHA-1, 6 digits, 30 s.
namespace countersign::signing {

inline constexpr int totpDigits = 6;
inline constexpr std::chrono::seconds totpPeriod{30};

/// 160 random bits.
[[nodiscard]] Secret newTotpSecret();
/// Unpadded upper-case base 32 (RFC 4648).
[[nodiscard]] QString toBase32(const Secret &secret);
/// Errors: `BASE32_INVALID`.
[[nodiscard]] Result<Secret> fromBase32(const QString &text);

[[nodiscard]] QString totpCode(const Secret &secret, Instant now);

/// The time step whose code this is, one step of drift allowed each way; nothing when it is none of the three.
/// A code is accepted once: the caller refuses a step that is not above the last one it accepted.
[[nodiscard]] std::optional<qint64> matchTotp(const Secret &secret, const QString &code, Instant now);

} // namespace countersign::signing
