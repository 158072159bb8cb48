#pragma once

#include "core/console/cell.h"
#include "core/http/exchange.h"

namespace countersign::console {

/// What there is to know of the HMAC #1 signature on one request (protocol, section 2): what the sender sent, what
/// the receiver computed, and what came of comparing them.
struct SignatureFacts
{
    SignatureMark mark = SignatureMark::Unsigned;
    display::DisplayText reason = {};      ///< `SIGNATURE_INVALID`; `VALID`
    display::DisplayText explanation = {}; ///< a sentence; may be empty when valid
    display::DisplayText tenant = {};
    display::DisplayText timestamp = {};
    display::DisplayText signature = {}; ///< as sent
    display::DisplayText bodyHash = {};  ///< as computed by the receiver
    display::DisplayText toSign = {};
    qint64 bodyLength = 0;
    qint64 clockSkewMs = 0; ///< positive: the sender's clock is ahead
};

[[nodiscard]] SignatureFacts signatureFactsOf(const http::Exchange &exchange);

} // namespace countersign::console
