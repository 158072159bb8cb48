#pragma once

#include <QJsonObject>
#include <QString>

namespace countersign::signing {

enum class Scheme { Hmac1, Signature };

/// Why a signature was accepted or refused, in the order in which HMAC #1 checks (protocol, section 2). The last three
/// are the Signature scheme's own.
enum class VerdictReason {
    Valid,
    TimestampMissing,
    TimestampInvalid,
    TimestampOutOfWindow,
    SignatureMissing,
    SignatureInvalid,
    SchemeUnsupported,
    ClientMissing,
    ClientInvalid,
};

/// The outcome of one check, made to be read: what was hashed, what was signed, how far the clocks are apart.
/// Holds neither the secret nor the expected signature.
struct Verdict
{
    Scheme scheme = Scheme::Hmac1;
    VerdictReason reason = VerdictReason::Valid;
    /// A sentence a person can act on.
    QString explanation;
    /// Received timestamp minus our clock; positive means the sender's clock is ahead.
    qint64 clockSkewMs = 0;
    QByteArray bodyHash;
    qint64 bodyLength = 0;
    /// The string that the signature is made over, as the verifier computed it; of the Signature scheme a form of it to
    /// read: `<the body's 24 bytes>:3f2a9c1e5b7d4e8f9a0b1c2d3e4f5a6b:1718966400.0`.
    QByteArray toSign;

    [[nodiscard]] bool isValid() const { return reason == VerdictReason::Valid; }
    /// `SIGNATURE_INVALID` …; `VALID` when valid.
    [[nodiscard]] QString errorCode() const;
    /// `{"scheme","valid","error_code","explanation","clock_skew_ms","body_hash","body_length","to_sign"}`
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace countersign::signing
