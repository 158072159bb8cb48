#pragma once

#include "core/base/result.h"
#include "core/display/validation_field.h"

#include <QByteArrayView>

/// What a callback proves beyond its HMAC: that a device showed exactly this block and decided so.
namespace countersign::backend {

/// As a callback carries it.
struct SignedDecision
{
    QString subjectId; ///< `instruction_id`
    QString decision;  ///< `approved` or `rejected`
    QString displayDigest;
    QString deviceSignature;
};

/// From the body of a callback. Errors: `VALIDATION_FAILED`, naming every bad member.
[[nodiscard]] Result<SignedDecision> readSignedDecision(JsonValue body);

/// Checks that `block` is what was shown and that the device of `publicKey` (32 raw bytes, Ed25519) signed the decision.
/// The backend keeps the block that it sent, and the public key from the pairing: neither comes from the relay.
/// Pure; any thread. Errors: `DISPLAY_MISMATCH` (another block), `SIGNATURE_MALFORMED`, `SIGNATURE_INVALID` (another
/// decision, instruction, digest or key).
/// Source: protocol, section 8; RFC 8785 for the digest, RFC 8032 for the signature.
[[nodiscard]] Result<void> verifyDecision(const display::DisplayBlock &block,
                                          const SignedDecision &signedDecision, QByteArrayView publicKey);

} // namespace countersign::backend
