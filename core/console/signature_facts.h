#pragma once

#include "core/console/cell.h"
#include "core/http/exchange.h"
#include "core/signing/verdict.h"

namespace countersign::console {

using SigningScheme = signing::Scheme;

/// What there is to know of the signature on one request, by HMAC #1 (protocol, section 2) or the Signature scheme
/// (docs/control-api.md): what the sender sent, what the receiver computed, and what came of comparing them.
struct SignatureFacts
{
    SigningScheme scheme = SigningScheme::Hmac1;
    SignatureMark mark = SignatureMark::Unsigned;
    display::DisplayText reason = {};      ///< `SIGNATURE_INVALID`; `VALID`
    display::DisplayText explanation = {}; ///< a sentence; may be empty when valid
    display::DisplayText sender = {};      ///< the tenant's or the client's id
    display::DisplayText timestamp = {};
    display::DisplayText signature = {}; ///< as sent
    display::DisplayText bodyHash = {};  ///< as computed by the receiver
    display::DisplayText toSign = {};
    qint64 bodyLength = 0;
    qint64 clockSkewMs = 0; ///< positive: the sender's clock is ahead
};

[[nodiscard]] SignatureFacts signatureFactsOf(const http::Exchange &exchange);
/// Of what a check found, as signing::Verdict::toJson() puts it, and the headers that it was about.
[[nodiscard]] SignatureFacts signatureFactsOf(const QJsonObject &verdict, const http::Headers &headers);

} // namespace countersign::console
