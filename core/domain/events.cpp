#include "core/domain/events.h"

#include "core/base/json_writer.h"

#include <QJsonDocument>

namespace countersign::domain {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A member is written only when it says something; reading gives the empty value for an absent one.
class PayloadWriter
{
public:
    PayloadWriter() { m_json.beginObject(); }

    PayloadWriter &text(QByteArrayView name, const QString &value)
    {
        if (!value.isEmpty())
            m_json.name(name).string(value);
        return *this;
    }
    PayloadWriter &bytes(QByteArrayView name, const QByteArray &utf8)
    {
        if (!utf8.isEmpty())
            m_json.name(name).utf8(utf8);
        return *this;
    }
    template<typename Integer>
    PayloadWriter &number(QByteArrayView name, const std::optional<Integer> &value)
    {
        if (value)
            m_json.name(name).number(*value);
        return *this;
    }
    PayloadWriter &instant(QByteArrayView name, Instant value)
    {
        m_json.name(name).number(toUnixMs(value));
        return *this;
    }
    PayloadWriter &raw(QByteArrayView name, const QByteArray &json)
    {
        m_json.name(name).raw(json);
        return *this;
    }
    PayloadWriter &flag(QByteArrayView name, bool value)
    {
        m_json.name(name).boolean(value);
        return *this;
    }
    QByteArray take() { return m_json.endObject().take(); }

private:
    JsonWriter m_json;
};

class PayloadReader
{
public:
    explicit PayloadReader(JsonValue object) : m_object(object) {}

    [[nodiscard]] QString text(QByteArrayView name) const { return m_object.member(name).toString(); }
    [[nodiscard]] QByteArray bytes(QByteArrayView name) const { return text(name).toUtf8(); }
    [[nodiscard]] QByteArray base64(QByteArrayView name) const
    {
        return QByteArray::fromBase64(bytes(name), QByteArray::Base64UrlEncoding);
    }
    [[nodiscard]] std::optional<qint64> number(QByteArrayView name) const
    {
        return m_object.member(name).toInteger();
    }
    [[nodiscard]] Instant instant(QByteArrayView name) const { return fromUnixMs(number(name).value_or(0)); }
    [[nodiscard]] bool flag(QByteArrayView name) const { return m_object.member(name).toBool(); }
    [[nodiscard]] QJsonObject object(QByteArrayView name) const
    {
        return m_object.member(name).toQJson().toObject();
    }
    [[nodiscard]] JsonValue value(QByteArrayView name) const { return m_object.member(name); }

private:
    JsonValue m_object;
};

QByteArray pushesToJson(const std::vector<Push> &pushes)
{
    JsonWriter json;
    json.beginArray();
    for (const Push &push : pushes)
        json.beginObject()
            .name("device_id")
            .string(push.deviceId)
            .name("message_id")
            .string(push.messageId)
            .endObject();
    return json.endArray().take();
}

std::vector<Push> pushesFromJson(JsonValue array)
{
    std::vector<Push> pushes;
    for (JsonValue each = array.firstChild(); each.exists(); each = each.nextSibling())
        pushes.push_back({each.member("device_id").toString(), each.member("message_id").toString()});
    return pushes;
}

QByteArray base64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray write(const TenantProvisioned &event)
{
    return PayloadWriter()
        .text("tenant_id", event.tenantId)
        .text("name", event.name)
        .bytes("sealed_secret", event.sealedSecret)
        .raw("configuration", compact(toJson(event.configuration)))
        .take();
}

QByteArray write(const TenantUpdated &event)
{
    return PayloadWriter()
        .text("tenant_id", event.tenantId)
        .text("name", event.name)
        .raw("configuration", compact(toJson(event.configuration)))
        .take();
}

QByteArray write(const TenantSecretRotated &event)
{
    return PayloadWriter()
        .text("tenant_id", event.tenantId)
        .bytes("sealed_secret", event.sealedSecret)
        .take();
}

QByteArray write(const TenantStateChanged &event)
{
    return PayloadWriter()
        .text("tenant_id", event.tenantId)
        .flag("suspended", event.state == TenantState::Suspended)
        .take();
}

QByteArray write(const PairingPrepared &event)
{
    return PayloadWriter()
        .text("proof_id", event.proofId)
        .text("tenant_id", event.tenantId)
        .text("user_socket_hash", event.userSocketHash)
        .raw("user", compact(toJson(event.user)))
        .instant("expires_at", event.expiresAt)
        .take();
}

QByteArray write(const PairingProofExpired &event)
{
    return PayloadWriter().text("proof_id", event.proofId).take();
}

QByteArray write(const DeviceRegistered &event)
{
    return PayloadWriter()
        .text("proof_id", event.proofId)
        .text("pairing_id", event.pairingId)
        .text("relay_user_id", event.relayUserId)
        .text("device_id", event.deviceId)
        .text("push_token", event.pushToken)
        .text("platform", event.platform)
        .text("name", event.name)
        .bytes("public_key", base64(event.publicKey))
        .bytes("sealed_totp_secret", event.sealedTotpSecret)
        .text("session_id", event.sessionId)
        .instant("session_expires_at", event.sessionExpiresAt)
        .take();
}

QByteArray write(const DeviceRefreshed &event)
{
    return PayloadWriter()
        .text("device_id", event.deviceId)
        .text("push_token", event.pushToken)
        .text("session_id", event.sessionId)
        .instant("session_expires_at", event.sessionExpiresAt)
        .take();
}

QByteArray write(const DeviceSessionExpired &event)
{
    return PayloadWriter().text("device_id", event.deviceId).take();
}

QByteArray write(const DeviceUnpaired &event)
{
    return PayloadWriter().text("device_id", event.deviceId).take();
}

QByteArray write(const ChallengeCreated &event)
{
    return PayloadWriter()
        .text("tenant_id", event.tenantId)
        .text("pairing_id", event.pairingId)
        .text("instruction_id", event.instructionId)
        .text("custom_type", toWire(event.customType))
        .text("expected_action", event.expectedAction)
        .text("display_digest", event.displayDigest)
        .instant("expires_at", event.expiresAt)
        .raw("pushes", pushesToJson(event.pushes))
        .raw("request", event.request)
        .take();
}

QByteArray write(const ChallengeSeen &event)
{
    return PayloadWriter()
        .text("tenant_id", event.tenantId)
        .text("instruction_id", event.instructionId)
        .text("device_id", event.deviceId)
        .take();
}

QByteArray write(const AnswerRefused &event)
{
    return PayloadWriter()
        .text("tenant_id", event.tenantId)
        .text("instruction_id", event.instructionId)
        .text("device_id", event.deviceId)
        .text("error_code", event.errorCode)
        .take();
}

QByteArray write(const ChallengeDecided &event)
{
    return PayloadWriter()
        .text("tenant_id", event.tenantId)
        .text("instruction_id", event.instructionId)
        .text("state", toWire(event.state))
        .text("device_id", event.deviceId)
        .text("reason", event.reason)
        .number("number", event.number)
        .number("totp_step", event.totpStep)
        .text("display_digest", event.displayDigest)
        .text("device_signature", event.deviceSignature)
        .text("event_id", event.eventId)
        .flag("callback_wanted", event.callbackWanted)
        .take();
}

QByteArray write(const CallbackAttempted &event)
{
    std::optional<qint64> next;
    if (event.nextAttemptAt)
        next = toUnixMs(*event.nextAttemptAt);
    return PayloadWriter()
        .text("event_id", event.eventId)
        .number("status", std::optional(event.status))
        .text("error", event.error)
        .text("state", toWire(event.state))
        .number("next_attempt_at", next)
        .take();
}

void read(const PayloadReader &from, TenantProvisioned &event)
{
    event = {from.text("tenant_id"), from.text("name"), from.bytes("sealed_secret"),
             tenantConfigurationFromJson(from.object("configuration"))};
}

void read(const PayloadReader &from, TenantUpdated &event)
{
    event = {from.text("tenant_id"), from.text("name"),
             tenantConfigurationFromJson(from.object("configuration"))};
}

void read(const PayloadReader &from, TenantSecretRotated &event)
{
    event = {from.text("tenant_id"), from.bytes("sealed_secret")};
}

void read(const PayloadReader &from, TenantStateChanged &event)
{
    event = {from.text("tenant_id"), from.flag("suspended") ? TenantState::Suspended : TenantState::Active};
}

void read(const PayloadReader &from, PairingPrepared &event)
{
    event = {from.text("proof_id"), from.text("tenant_id"), from.text("user_socket_hash"),
             pairingUserFromJson(from.object("user")), from.instant("expires_at")};
}

void read(const PayloadReader &from, PairingProofExpired &event)
{
    event = {from.text("proof_id")};
}

void read(const PayloadReader &from, DeviceRegistered &event)
{
    event = {from.text("proof_id"),   from.text("pairing_id"),           from.text("relay_user_id"),
             from.text("device_id"),  from.text("push_token"),           from.text("platform"),
             from.text("name"),       from.base64("public_key"),         from.bytes("sealed_totp_secret"),
             from.text("session_id"), from.instant("session_expires_at")};
}

void read(const PayloadReader &from, DeviceRefreshed &event)
{
    event = {from.text("device_id"), from.text("push_token"), from.text("session_id"),
             from.instant("session_expires_at")};
}

void read(const PayloadReader &from, DeviceSessionExpired &event)
{
    event = {from.text("device_id")};
}

void read(const PayloadReader &from, DeviceUnpaired &event)
{
    event = {from.text("device_id")};
}

void read(const PayloadReader &from, ChallengeCreated &event)
{
    event = {from.text("tenant_id"),
             from.text("pairing_id"),
             from.text("instruction_id"),
             customTypeFromWire(from.text("custom_type")).value_or(CustomType::LocalAuth),
             from.text("expected_action"),
             from.text("display_digest"),
             from.instant("expires_at"),
             pushesFromJson(from.value("pushes")),
             from.value("request").source().toByteArray()};
}

void read(const PayloadReader &from, ChallengeSeen &event)
{
    event = {from.text("tenant_id"), from.text("instruction_id"), from.text("device_id")};
}

void read(const PayloadReader &from, AnswerRefused &event)
{
    event = {from.text("tenant_id"), from.text("instruction_id"), from.text("device_id"),
             from.text("error_code")};
}

void read(const PayloadReader &from, ChallengeDecided &event)
{
    const std::optional<qint64> number = from.number("number");
    event = {from.text("tenant_id"),
             from.text("instruction_id"),
             challengeStateFromWire(from.text("state")).value_or(ChallengeState::Cancelled),
             from.text("device_id"),
             from.text("reason"),
             number ? std::optional(static_cast<int>(*number)) : std::nullopt,
             from.number("totp_step"),
             from.text("display_digest"),
             from.text("device_signature"),
             from.text("event_id"),
             from.flag("callback_wanted")};
}

void read(const PayloadReader &from, CallbackAttempted &event)
{
    const std::optional<qint64> next = from.number("next_attempt_at");
    event = {from.text("event_id"), static_cast<int>(from.number("status").value_or(0)), from.text("error"),
             callbackStateFromWire(from.text("state")).value_or(CallbackState::Failed),
             next ? std::optional(fromUnixMs(*next)) : std::nullopt};
}

/// Tries the variant's alternatives in turn until one has that type name.
template<std::size_t index = 0>
std::optional<Event> readAlternative(const QByteArray &type, const PayloadReader &from)
{
    if constexpr (index < std::variant_size_v<Event>) {
        using Alternative = std::variant_alternative_t<index, Event>;
        if (type != Alternative::typeName)
            return readAlternative<index + 1>(type, from);
        Alternative event;
        read(from, event);
        return event;
    } else {
        return std::nullopt;
    }
}

} // namespace

QByteArray typeOf(const Event &event)
{
    return std::visit([](const auto &each) { return QByteArray(each.typeName); }, event);
}

QByteArray payloadOf(const Event &event)
{
    return std::visit([](const auto &each) { return write(each); }, event);
}

Result<Event> readEvent(const QByteArray &type, const QByteArray &payload)
{
    const Result<JsonDocument> document = JsonDocument::parse(payload);
    if (!document)
        return failureOf(document);
    std::optional<Event> event = readAlternative(type, PayloadReader(document->root()));
    if (!event) {
        return fail(
            QStringLiteral("EVENT_UNKNOWN"),
            QStringLiteral("The journal holds an event of type \"%1\", which this version does not know; "
                           "open it with the version that wrote it or a newer one.")
                .arg(QString::fromUtf8(type)));
    }
    return std::move(*event);
}

} // namespace countersign::domain
