#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>

/// A device's Ed25519 key (RFC 8032) and what it signs (display blocks, rule 6).
namespace countersign::signing {

struct DeviceKey
{
    Secret privateKey;    ///< 32 raw bytes
    QByteArray publicKey; ///< 32 raw bytes
};

[[nodiscard]] DeviceKey newDeviceKey();
/// 64 raw bytes.
[[nodiscard]] QByteArray signWithDeviceKey(const Secret &privateKey, QByteArrayView message);
[[nodiscard]] bool verifyDeviceSignature(QByteArrayView publicKey, QByteArrayView message,
                                         QByteArrayView signature);

/// `countersign-decision:v1\n<instruction id>\n<decision>\n<display digest>`
[[nodiscard]] QByteArray decisionMessage(const QString &instructionId, const QString &decision,
                                         const QString &displayDigest);
/// `ed25519:<base64url of the 64 bytes>`, as the wire carries it.
[[nodiscard]] QString encodeDeviceSignature(QByteArrayView signature);
/// Errors: `SIGNATURE_MALFORMED`.
[[nodiscard]] Result<QByteArray> decodeDeviceSignature(const QString &text);

} // namespace countersign::signing
