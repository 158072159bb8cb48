#include "core/domain/pairing_rules.h"

#include "core/base/json_form.h"

namespace countersign::domain {

namespace {

constexpr JsonForm::TextRule shortText{1, 256};
constexpr JsonForm::TextRule optionalText{0, 256};
constexpr JsonForm::TextRule pushTokenRule{1, 4096};
constexpr int publicKeyBytes = 32;

QByteArray readPublicKey(JsonForm &form)
{
    const std::optional<QString> text = form.text("device_public_key", Presence::Optional, {1, 64});
    if (!text)
        return {};
    const auto decoded = QByteArray::fromBase64Encoding(
        text->toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() != publicKeyBytes) {
        form.refuse("device_public_key",
                    QStringLiteral("must be 32 bytes of Ed25519 public key in base64url"));
        return {};
    }
    return *decoded;
}

} // namespace

Result<PairingPrepared> preparePairing(const QString &tenantId, JsonValue body, Instant now,
                                       const IdSource &newId)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    PairingPrepared event;
    event.userSocketHash = form.text("user_socket_hash", Presence::Required, shortText).value_or(QString());
    PairingUser &user = event.user;
    user.backendUserId = form.text("backend_user_id", Presence::Required, shortText).value_or(QString());
    user.displayName = form.text("display_name", Presence::Required, shortText).value_or(QString());
    user.email = form.text("user_email", Presence::Optional, optionalText).value_or(QString());
    user.phone = form.text("user_phone", Presence::Optional, optionalText).value_or(QString());
    user.firstName = form.text("first_name", Presence::Optional, optionalText).value_or(QString());
    user.lastName = form.text("last_name", Presence::Optional, optionalText).value_or(QString());
    user.displayLogoUrl = form.text("display_logo_url", Presence::Optional, {0, 2048}).value_or(QString());
    const auto isLeftOut = [&body](QByteArrayView name) {
        const JsonValue value = body.member(name);
        return !value.exists() || value.is(JsonType::Null)
            || (value.is(JsonType::String) && value.toString().isEmpty());
    };
    if (body.is(JsonType::Object) && isLeftOut("user_email") && isLeftOut("user_phone"))
        form.refuse("user_email", QStringLiteral("is required unless user_phone is given"));
    if (!problems.isEmpty())
        return Failure(problems.toError());
    event.proofId = newId(QLatin1String("prf_"));
    event.tenantId = tenantId;
    event.expiresAt = now + pairingProofLifetime;
    return event;
}

Result<DeviceRegistered> registerDevice(const RelayState &state, const QString &proofId, JsonValue body,
                                        const QByteArray &sealedTotpSecret, Instant now,
                                        const IdSource &newId)
{
    const PairingProof *proof = state.proof(proofId);
    if (!proof) {
        return fail(QStringLiteral("TOKEN_INVALID"),
                    QStringLiteral(
                        "This pairing proof was not issued by this relay; ask the backend for a new one."));
    }
    if (proof->state == ProofState::Used) {
        return fail(
            QStringLiteral("TOKEN_USED"),
            QStringLiteral("This pairing proof has paired a device already; ask the backend for a new one."));
    }
    if (proof->state == ProofState::Expired || proof->expiresAt <= now) {
        return fail(QStringLiteral("TOKEN_EXPIRED"),
                    QStringLiteral("This pairing proof expired at %1; ask the backend for a new one.")
                        .arg(toIso(proof->expiresAt)));
    }

    JsonProblems problems;
    JsonForm form(body, {}, problems);
    DeviceRegistered event;
    event.pushToken = form.text("fcm_token", Presence::Required, pushTokenRule).value_or(QString());
    event.platform =
        form.choice("platform", Presence::Optional,
                    {QStringLiteral("android"), QStringLiteral("ios"), QStringLiteral("simulator")})
            .value_or(QString());
    event.name = form.text("device_name", Presence::Optional, optionalText).value_or(QString());
    event.publicKey = readPublicKey(form);
    if (!problems.isEmpty())
        return Failure(problems.toError());

    const Pairing *pairing = state.pairingOf(proof->tenantId, proof->userSocketHash);
    const PairedDevice *known = pairing ? pairing->deviceByPushToken(event.pushToken) : nullptr;
    event.proofId = proofId;
    event.pairingId = pairing ? pairing->id : newId(QLatin1String("pair_"));
    event.relayUserId = pairing ? pairing->relayUserId : newId(QLatin1String("usr_"));
    event.deviceId = known ? known->id : newId(QLatin1String("rdev_"));
    event.sealedTotpSecret = sealedTotpSecret;
    event.sessionId = newId(QLatin1String("ses_"));
    event.sessionExpiresAt = now + deviceSessionLifetime;
    return event;
}

Result<DeviceRefreshed> refreshDevice(const PairedDevice &device, JsonValue body, Instant now,
                                      const IdSource &newId)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    DeviceRefreshed event;
    event.pushToken = form.text("fcm_token", Presence::Required, pushTokenRule).value_or(QString());
    if (!problems.isEmpty())
        return Failure(problems.toError());
    event.deviceId = device.id;
    event.sessionId = newId(QLatin1String("ses_"));
    event.sessionExpiresAt = now + deviceSessionLifetime;
    return event;
}

} // namespace countersign::domain
