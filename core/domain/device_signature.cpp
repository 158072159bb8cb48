#include "core/domain/device_signature.h"

#include "core/domain/display_mismatch.h"
#include "core/signing/device_key.h"

namespace countersign::domain {

std::optional<Error> signatureMismatch(const PairedDevice &device, const SignedDecision &decision)
{
    const Result<QByteArray> signature = signing::decodeDeviceSignature(decision.deviceSignature);
    if (!signature)
        return displayMismatch(MismatchedMember::DeviceSignature, signature.error().message);
    const QByteArray message =
        signing::decisionMessage(decision.subjectId, decision.decision, decision.displayDigest);
    if (signing::verifyDeviceSignature(device.publicKey, message, *signature))
        return std::nullopt;
    return displayMismatch(
        MismatchedMember::DeviceSignature,
        QStringLiteral(
            "device_signature is not this device's signature of the decision and the display digest."));
}

} // namespace countersign::domain
