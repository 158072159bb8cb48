#pragma once

#include "core/signing/signature_scheme.h"
#include "core/signing/verdict.h"

namespace countersign::signing {

/// What verifySignature() decides, with an explanation for whoever has to find the mistake: how far the clocks are apart,
/// which bytes were signed, and, where a digest is wrong, which of the usual slips it is (the client id signed as text,
/// the timestamp in another form, another body …), as far as trying them tells. `now` is real time.
///
/// For the operator's eyes: a caller is told the scheme's `detail` and nothing else.
[[nodiscard]] Verdict explainSignature(const Secret &secret, const HeaderLookup &header, QByteArrayView body,
                                       Instant now);

} // namespace countersign::signing
