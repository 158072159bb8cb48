#include "core/domain/pairing_rules.h"
#include "core/relay/envelope.h"
#include "core/relay/signed_route.h"
#include "core/signing/totp.h"

/// Pairing (protocol, section 5): the backend prepares, the device registers, refreshes and unpairs.
namespace countersign::relay {

namespace {

qint64 secondsUntil(Instant until, Instant now)
{
    return std::chrono::duration_cast<std::chrono::seconds>(until - now).count();
}

void prepare(Relay &relay, const Call &call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Instant now = relay.clock().now();
    const Result<domain::PairingPrepared> event =
        domain::preparePairing(tenant.id, body->root(), now, relay.newId());
    if (!event)
        return call.reply.answer(event.error());
    const QJsonObject data{
        {QStringLiteral("pairing_proof"), QString::fromLatin1(relay.tokens().proof(*event, now))},
        {QStringLiteral("expires_in"), secondsUntil(event->expiresAt, now)}};
    relay.commitAndAnswer({*event}, call.reply, success(201, "Pairing prepared", data));
}

QJsonObject describePairing(const domain::DeviceRegistered &event, const domain::PairingProof &proof)
{
    return {{QStringLiteral("pairing_id"), event.pairingId},
            {QStringLiteral("tenant_id"), proof.tenantId},
            {QStringLiteral("relay_user_id"), event.relayUserId},
            {QStringLiteral("device_id"), event.deviceId},
            {QStringLiteral("display_name"), proof.user.displayName},
            {QStringLiteral("display_logo_url"), proof.user.displayLogoUrl}};
}

void registerDevice(Relay &relay, const Call &call)
{
    const Instant now = relay.clock().now();
    const domain::RelayState &state = relay.ledger().state();
    const Result<QString> proofId = relay.tokens().proofId(call.request, now);
    if (!proofId)
        return call.reply.answer(proofId.error());
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Secret totpSecret = signing::newTotpSecret();
    const Result<domain::DeviceRegistered> event = domain::registerDevice(
        state, *proofId, body->root(), relay.keyring().sealTotpSecret(totpSecret), now, relay.newId());
    if (!event)
        return call.reply.answer(event.error());

    const QByteArray session =
        relay.tokens().session(event->deviceId, event->sessionId, now, event->sessionExpiresAt);
    const QJsonObject totp{{QStringLiteral("secret"), signing::toBase32(totpSecret)},
                           {QStringLiteral("algorithm"), QStringLiteral("SHA1")},
                           {QStringLiteral("digits"), signing::totpDigits},
                           {QStringLiteral("period"), static_cast<int>(signing::totpPeriod.count())}};
    const QJsonObject data{{QStringLiteral("device_session_token"), QString::fromLatin1(session)},
                           {QStringLiteral("expires_in"), secondsUntil(event->sessionExpiresAt, now)},
                           {QStringLiteral("pairing"), describePairing(*event, *state.proof(*proofId))},
                           {QStringLiteral("totp"), totp}};
    relay.commitAndAnswer({*event}, call.reply, success(201, "Device paired", data));
}

void refreshToken(Relay &relay, const Call &call)
{
    const Instant now = relay.clock().now();
    const auto device = relay.tokens().device(call.request, relay.ledger().state(), now);
    if (!device)
        return call.reply.answer(device.error());
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Result<domain::DeviceRefreshed> event =
        domain::refreshDevice(**device, body->root(), now, relay.newId());
    if (!event)
        return call.reply.answer(event.error());
    const QByteArray session =
        relay.tokens().session(event->deviceId, event->sessionId, now, event->sessionExpiresAt);
    const QJsonObject data{{QStringLiteral("device_session_token"), QString::fromLatin1(session)},
                           {QStringLiteral("expires_in"), secondsUntil(event->sessionExpiresAt, now)}};
    relay.commitAndAnswer({*event}, call.reply, success(200, "Session refreshed", data));
}

void unpair(Relay &relay, const Call &call)
{
    const auto device = relay.tokens().device(call.request, relay.ledger().state(), relay.clock().now());
    if (!device)
        return call.reply.answer(device.error());
    const QJsonObject data{{QStringLiteral("device_id"), (*device)->id}};
    relay.commitAndAnswer({domain::DeviceUnpaired{(*device)->id}}, call.reply,
                          success(200, "Device unpaired", data));
}

} // namespace

void addPairingRoutes(Relay &relay)
{
    addSignedRoute(
        relay, "POST", "/api/v1/relay/prepare-pairing",
        [&relay](const Call &call, const domain::Tenant &tenant) { prepare(relay, call, tenant); });
    relay.router().add("POST", "/api/v1/device/register-token",
                       [&relay](const Call &call) { registerDevice(relay, call); });
    relay.router().add("POST", "/api/v1/device/refresh-token",
                       [&relay](const Call &call) { refreshToken(relay, call); });
    relay.router().add("POST", "/api/v1/device/unpair", [&relay](const Call &call) { unpair(relay, call); });
}

} // namespace countersign::relay
