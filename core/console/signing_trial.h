#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/console/signature_facts.h"
#include "core/http/message.h"

#include <optional>

namespace countersign::console {

/// A request to sign or to verify, as it was typed, pasted, loaded or captured.
struct SigningTrial
{
    enum class VerifierClock {
        Real,    ///< the time is judged as any verifier would
        Request, ///< as if it came in time: for what was signed long ago
    };

    SigningScheme scheme = SigningScheme::Hmac1;
    QString method = QStringLiteral("POST");
    QString url = {};
    QString headers =
        {}; ///< `Name: value`, one a line; a request line before them and empty lines do not count
    QByteArray body = {};
    Secret secret = {};
    VerifierClock clock = VerifierClock::Real;
};

struct TrialHeaders
{
    http::Headers headers;
    int unreadableLine = 0; ///< from 1; 0: every line was read
};
[[nodiscard]] TrialHeaders headersOf(const SigningTrial &trial);

/// Who signs, by the scheme's own header: a tenant's id or a client's UUID. Nothing where it is missing, or is no such id.
[[nodiscard]] std::optional<QByteArray> senderOf(const SigningTrial &trial);
[[nodiscard]] const char *senderHeader(SigningScheme scheme);

/// The trial's headers with those that sign the body at `now`, in place of any that were there; the others as they were.
/// Nothing without a sender, or with a line that cannot be read.
[[nodiscard]] std::optional<http::Headers> signedHeaders(const SigningTrial &trial, Instant now);

/// `headers` as a trial holds them.
[[nodiscard]] QString textOf(const http::Headers &headers);

} // namespace countersign::console
