#include "core/device/relay_calls.h"

#include "core/base/json_form.h"
#include "core/base/json_writer.h"
#include "core/signing/totp.h"

#include <QDateTime>
#include <QFutureWatcher>

namespace countersign::device {

namespace {

constexpr QByteArray::Base64Options base64Url =
    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr JsonForm::TextRule wordRule{1, 4096};
constexpr qint64 longestSessionSeconds = std::chrono::seconds(std::chrono::years(10)).count();

Failure malformed(const QByteArray &target, const QString &what)
{
    return fail(QStringLiteral("RELAY_ANSWER_MALFORMED"),
                QStringLiteral("%1 answered with %2; check that the address is a relay's.")
                    .arg(QString::fromUtf8(target), what));
}

Result<JsonDocument> readEnvelope(const QByteArray &target, const http::Response &response)
{
    Result<JsonDocument> document = JsonDocument::parse(response.body);
    const JsonValue envelope = document ? document->root() : JsonValue();
    const JsonValue success = envelope.member("success");
    if (!success.is(JsonType::Boolean))
        return malformed(target, QStringLiteral("HTTP status %1 and no envelope").arg(response.status));
    if (success.toBool())
        return document;
    const QString code = envelope.member("error_code").toString();
    if (code.isEmpty())
        return malformed(target, QStringLiteral("HTTP status %1 and no error_code").arg(response.status));
    return fail(code, envelope.member("message").toString(), envelope.member("data").toQJson().toObject());
}

/// Reads what register-token answered; what is missing or wrong goes to `problems`.
DevicePairing readRegistration(JsonValue data, Instant now, JsonProblems &problems)
{
    const auto word = [](JsonForm &form, QByteArrayView name) {
        return form.text(name, Presence::Required, wordRule).value_or(QString());
    };
    DevicePairing paired;
    JsonForm form(data, QStringLiteral("data"), problems);
    paired.sessionToken = Secret(word(form, "device_session_token").toUtf8());
    paired.sessionExpiresAt =
        now
        + std::chrono::seconds(
            form.integer("expires_in", Presence::Required, 1, longestSessionSeconds).value_or(0));

    JsonForm pairing(form.value("pairing", Presence::Required, JsonType::Object), form.pathOf("pairing"),
                     problems);
    paired.pairingId = word(pairing, "pairing_id");
    paired.tenantId = word(pairing, "tenant_id");
    paired.relayUserId = word(pairing, "relay_user_id");
    paired.relayDeviceId = word(pairing, "device_id");
    paired.displayName = pairing.text("display_name", Presence::Optional, {}).value_or(QString());
    paired.displayLogoUrl = pairing.text("display_logo_url", Presence::Optional, {}).value_or(QString());

    JsonForm totp(form.value("totp", Presence::Required, JsonType::Object), form.pathOf("totp"), problems);
    if (Result<Secret> secret = signing::fromBase32(word(totp, "secret")))
        paired.totpSecret = *std::move(secret);
    else
        totp.refuse("secret", QStringLiteral("must be base 32"));
    return paired;
}

/// Reads what qr-login/scan answered; what is missing or wrong goes to `problems`.
LoginShown readLogin(JsonValue data, JsonProblems &problems)
{
    JsonForm form(data, QStringLiteral("data"), problems);
    const auto word = [&form](QByteArrayView name) {
        return form.text(name, Presence::Required, wordRule).value_or(QString());
    };
    LoginShown shown;
    shown.tenantId = word("tenant_id");
    shown.sessionId = word("session_id");
    shown.tenantName = word("tenant_name");
    shown.tenantLogoUrl = form.text("tenant_logo_url", Presence::Optional, {}).value_or(QString());
    shown.browserOrigin = word("browser_origin");
    const QDateTime expires = QDateTime::fromString(word("expires"), Qt::ISODateWithMs);
    if (!expires.isValid())
        form.refuse("expires", QStringLiteral("must be a time such as 2026-06-21T10:15:30.123Z"));
    shown.expiresAt = fromUnixMs(expires.toMSecsSinceEpoch());
    return shown;
}

RelayCalls::Done<JsonDocument> withoutData(RelayCalls::Done<void> done)
{
    return [done = std::move(done)](const Result<JsonDocument> &envelope) {
        if (envelope)
            done({});
        else
            done(failureOf(envelope));
    };
}

} // namespace

void RelayCalls::post(const Call &call, Done<JsonDocument> done)
{
    http::Request request;
    request.method = "POST";
    request.target =
        (call.relayUrl.isEmpty() ? m_ownRelay : call.relayUrl).toEncoded() + "/api/v1/device/" + call.route;
    request.headers = {{"Authorization", "Bearer " + call.bearer.reveal()},
                       {"Content-Type", "application/json"}};
    request.body = call.body;
    const QByteArray target = request.target;

    auto *const watcher = new QFutureWatcher<Result<http::Response>>(&m_owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &m_owner,
                     [watcher, target, done = std::move(done)] {
                         watcher->deleteLater();
                         const Result<http::Response> response = watcher->result();
                         if (response)
                             done(readEnvelope(target, *response));
                         else
                             done(failureOf(response));
                     });
    watcher->setFuture(
        m_client.send(std::move(request), {.timeout = {}, .instructionId = call.instructionId}));
}

void RelayCalls::registerToken(const QUrl &relayUrl, const Secret &proof, const Device &device, Instant now,
                               Done<DevicePairing> done)
{
    JsonWriter json;
    json.beginObject();
    json.name("fcm_token").string(device.pushToken);
    json.name("platform").string(device.platform);
    json.name("device_name").string(device.name);
    json.name("device_public_key").utf8(device.key.publicKey.toBase64(base64Url));
    json.endObject();
    post({relayUrl, "register-token", proof, json.take(), {}},
         [this, relayUrl, now, done = std::move(done)](const Result<JsonDocument> &envelope) {
             if (!envelope)
                 return done(failureOf(envelope));
             JsonProblems problems;
             DevicePairing paired = readRegistration(envelope->root().member("data"), now, problems);
             if (!problems.isEmpty())
                 return done(malformed(relayUrl.toEncoded(), problems.toError().message));
             paired.relayUrl = relayUrl == m_ownRelay ? QUrl() : relayUrl;
             done(paired);
         });
}

void RelayCalls::unpair(const DevicePairing &pairing, Done<void> done)
{
    post({pairing.relayUrl, "unpair", pairing.sessionToken, "{}", {}}, withoutData(std::move(done)));
}

void RelayCalls::seen(const DevicePairing &pairing, const InboxItem &item)
{
    const QString &instructionId = item.key.instructionId;
    const char *const member = item.kind == ItemKind::Dispatch ? "event_id" : "instruction_id";
    JsonWriter json;
    json.beginObject().name(member).string(instructionId).endObject();
    post({pairing.relayUrl, "seen", pairing.sessionToken, json.take(), instructionId},
         [](const Result<JsonDocument> &) {});
}

void RelayCalls::respond(const DevicePairing &pairing, const QString &instructionId, const QByteArray &body,
                         Done<void> done)
{
    post({pairing.relayUrl, "respond", pairing.sessionToken, body, instructionId},
         withoutData(std::move(done)));
}

void RelayCalls::scanLogin(const DevicePairing &pairing, const QString &payload, Done<LoginShown> done)
{
    JsonWriter json;
    json.beginObject().name("qr_payload").string(payload).endObject();
    const QByteArray relay = (pairing.relayUrl.isEmpty() ? m_ownRelay : pairing.relayUrl).toEncoded();
    post({pairing.relayUrl, "qr-login/scan", pairing.sessionToken, json.take(), {}},
         [relay, done = std::move(done)](const Result<JsonDocument> &envelope) {
             if (!envelope)
                 return done(failureOf(envelope));
             JsonProblems problems;
             const LoginShown shown = readLogin(envelope->root().member("data"), problems);
             problems.isEmpty() ? done(shown) : done(malformed(relay, problems.toError().message));
         });
}

void RelayCalls::respondLogin(const DevicePairing &pairing, const QString &sessionId, const QByteArray &body,
                              Done<void> done)
{
    post({pairing.relayUrl, "qr-login/respond", pairing.sessionToken, body, sessionId},
         withoutData(std::move(done)));
}

void RelayCalls::answered(const DevicePairing &pairing, const QString &instructionId, const QByteArray &body,
                          Done<void> done)
{
    post({pairing.relayUrl, "answered", pairing.sessionToken, body, instructionId},
         withoutData(std::move(done)));
}

} // namespace countersign::device
