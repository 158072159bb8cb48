#pragma once

#include "core/console/signing_trial.h"

namespace countersign::console {

/// What keeps a trial from being judged, or from being judged rightly.
enum class SigningHint {
    None,
    HeaderUnreadable, ///< a line is no header
    SecretMissing,    ///< nothing can be compared without it
    SenderMissing, ///< nothing can be signed: the scheme's header that says who signs is not there or is no id
    CaptureMasked, ///< secrets are masked in what was captured, so that it is not what was signed
};

/// What is found by looking at a trial.
struct SigningFindings
{
    /// As the traffic view has them; unsigned while the secret is missing.
    SignatureFacts facts;
    SigningHint hint = SigningHint::None;
    int unreadableLine = 0; ///< of HeaderUnreadable; from 1
    /// The bytes that a right signature is made over: text where they are text, else sixteen a line in hex and in ASCII. Cut
    /// after the first 64 KiB. Empty where the headers do not say what to sign.
    display::DisplayText signedBytes;
    /// The digest that those bytes have under the secret, in hex.
    display::DisplayText rightDigest;
    bool isSignable = false; ///< signedHeaders() would give some
};

/// Pure; `now` is real time. SigningHint::CaptureMasked is for whoever knows of the capture.
[[nodiscard]] SigningFindings examine(const SigningTrial &trial, Instant now);

} // namespace countersign::console
