#include "core/backend/decision_proof.h"

#include "core/signing/device_key.h"

namespace countersign::backend {

Result<SignedDecision> readSignedDecision(JsonValue body)
{
    constexpr JsonForm::TextRule anyText{1, 512};
    JsonProblems problems;
    JsonForm form(body, QString(), problems);
    SignedDecision read;
    read.subjectId = form.text("instruction_id", Presence::Required, anyText).value_or(QString());
    read.decision =
        form.choice("status", Presence::Required, {QStringLiteral("approved"), QStringLiteral("rejected")})
            .value_or(QString());
    read.displayDigest = form.text("display_digest", Presence::Required, anyText).value_or(QString());
    read.deviceSignature = form.text("device_signature", Presence::Required, anyText).value_or(QString());
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return read;
}

Result<void> verifyDecision(const display::DisplayBlock &block, const SignedDecision &signedDecision,
                            QByteArrayView publicKey)
{
    const QString digest = display::displayDigest(block);
    if (signedDecision.displayDigest != digest)
        return fail(
            QStringLiteral("DISPLAY_MISMATCH"),
            QStringLiteral("The device showed another block: its digest is %1, that of the block sent is"
                           " %2. Do not act on this decision.")
                .arg(signedDecision.displayDigest, digest));
    const Result<QByteArray> signature = signing::decodeDeviceSignature(signedDecision.deviceSignature);
    if (!signature)
        return failureOf(signature);
    const QByteArray message =
        signing::decisionMessage(signedDecision.subjectId, signedDecision.decision, digest);
    if (!signing::verifyDeviceSignature(publicKey, message, *signature))
        return fail(
            QStringLiteral("SIGNATURE_INVALID"),
            QStringLiteral("The device of this key did not sign \"%1\" for %2 and this digest. Do not act on"
                           " this decision.")
                .arg(signedDecision.decision, signedDecision.subjectId));
    return {};
}

} // namespace countersign::backend
