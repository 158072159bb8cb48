#include "core/device/device_json.h"

#include "core/display/amount_limit.h"

#include <QJsonArray>

#include <limits>

namespace countersign::device {

namespace {

constexpr JsonForm::TextRule anyText{0, 65'536};
constexpr QByteArray::Base64Options base64Url =
    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// What a secret is sealed for: the very place where it rests.
QByteArray purposeOf(const char *member, const QString &deviceId, const QString &pairingId = {})
{
    return QByteArray("vault:") + member + ':' + deviceId.toUtf8() + ':' + pairingId.toUtf8();
}

QString seal(const signing::Sealer &sealer, const Secret &secret, const QByteArray &purpose)
{
    return QString::fromLatin1(sealer.seal(secret, purpose));
}

QString textOf(JsonForm &form, QByteArrayView name)
{
    return form.text(name, Presence::Required, anyText).value_or(QString());
}

/// Opens the seals of one device and remembers the first that is broken.
class Unsealer
{
public:
    explicit Unsealer(const signing::Sealer &sealer) : m_sealer(sealer) {}

    Secret open(JsonForm &form, QByteArrayView member, const QByteArray &purpose)
    {
        const std::optional<QString> sealed = form.text(member, Presence::Required, anyText);
        if (!sealed)
            return {};
        Result<Secret> opened = m_sealer.open(sealed->toLatin1(), purpose);
        if (opened)
            return *std::move(opened);
        if (!m_broken)
            m_broken = opened.error();
        return {};
    }
    [[nodiscard]] const std::optional<Error> &broken() const { return m_broken; }

private:
    const signing::Sealer &m_sealer;
    std::optional<Error> m_broken;
};

QJsonObject toJson(const Policy &policy)
{
    QJsonObject json{{QStringLiteral("mode"), toWire(policy.mode)},
                     {QStringLiteral("delay_ms"), qint64{policy.delay.count()}},
                     {QStringLiteral("expected_action"), policy.expectedAction}};
    if (policy.customType)
        json.insert(QStringLiteral("custom_type"), domain::toWire(*policy.customType));
    if (!policy.maxAmount.isEmpty())
        json.insert(QStringLiteral("max_amount"), policy.maxAmount);
    return json;
}

Policy readPolicy(JsonValue json, const QString &path, JsonProblems &problems)
{
    JsonForm form(json, path, problems);
    Policy policy;
    if (const std::optional<PolicyMode> mode = policyModeFromWire(textOf(form, "mode")))
        policy.mode = *mode;
    else
        form.refuse("mode", QStringLiteral("must be a policy's mode"));
    policy.delay = Milliseconds(
        form.integer("delay_ms", Presence::Required, 0, Milliseconds(Policy::longestDelay).count())
            .value_or(0));
    policy.expectedAction = textOf(form, "expected_action");
    if (const std::optional<QString> type = form.text("custom_type", Presence::Optional, anyText)) {
        policy.customType = domain::customTypeFromWire(*type);
        if (!policy.customType)
            form.refuse("custom_type", QStringLiteral("must be a challenge's type"));
    }
    policy.maxAmount = form.text("max_amount", Presence::Optional, anyText).value_or(QString());
    if (!policy.maxAmount.isEmpty() && !display::isAmountLimit(policy.maxAmount))
        form.refuse("max_amount", QStringLiteral("must be decimal text"));
    return policy;
}

QJsonObject toJson(const DevicePairing &pairing, const QString &deviceId, const signing::Sealer &sealer)
{
    return {{QStringLiteral("pairing_id"), pairing.pairingId},
            {QStringLiteral("tenant_id"), pairing.tenantId},
            {QStringLiteral("relay_user_id"), pairing.relayUserId},
            {QStringLiteral("relay_device_id"), pairing.relayDeviceId},
            {QStringLiteral("display_name"), pairing.displayName},
            {QStringLiteral("display_logo_url"), pairing.displayLogoUrl},
            {QStringLiteral("relay_url"), QString::fromLatin1(pairing.relayUrl.toEncoded())},
            {QStringLiteral("session_expires_at"), toUnixMs(pairing.sessionExpiresAt)},
            {QStringLiteral("sealed_session_token"),
             seal(sealer, pairing.sessionToken, purposeOf("session_token", deviceId, pairing.pairingId))},
            {QStringLiteral("sealed_totp_secret"),
             seal(sealer, pairing.totpSecret, purposeOf("totp_secret", deviceId, pairing.pairingId))}};
}

DevicePairing readPairing(JsonValue json, const QString &path, const QString &deviceId, Unsealer &unsealer,
                          JsonProblems &problems)
{
    JsonForm form(json, path, problems);
    DevicePairing pairing;
    pairing.pairingId = textOf(form, "pairing_id");
    pairing.tenantId = textOf(form, "tenant_id");
    pairing.relayUserId = textOf(form, "relay_user_id");
    pairing.relayDeviceId = textOf(form, "relay_device_id");
    pairing.displayName = textOf(form, "display_name");
    pairing.displayLogoUrl = textOf(form, "display_logo_url");
    pairing.relayUrl = QUrl(textOf(form, "relay_url"), QUrl::StrictMode);
    pairing.sessionExpiresAt = fromUnixMs(
        form.integer("session_expires_at", Presence::Required, 0, std::numeric_limits<qint64>::max())
            .value_or(0));
    pairing.sessionToken =
        unsealer.open(form, "sealed_session_token", purposeOf("session_token", deviceId, pairing.pairingId));
    pairing.totpSecret =
        unsealer.open(form, "sealed_totp_secret", purposeOf("totp_secret", deviceId, pairing.pairingId));
    return pairing;
}

} // namespace

QJsonObject toJson(const Device &device, const signing::Sealer &sealer)
{
    QJsonArray pairings;
    for (const DevicePairing &pairing : device.pairings)
        pairings.append(toJson(pairing, device.id, sealer));
    return {{QStringLiteral("device_id"), device.id},
            {QStringLiteral("name"), device.name},
            {QStringLiteral("platform"), device.platform},
            {QStringLiteral("locale"), device.locale},
            {QStringLiteral("time_zone"), device.timeZone},
            {QStringLiteral("public_key"), QString::fromLatin1(device.key.publicKey.toBase64(base64Url))},
            {QStringLiteral("sealed_private_key"),
             seal(sealer, device.key.privateKey, purposeOf("private_key", device.id))},
            {QStringLiteral("sealed_push_token"),
             seal(sealer, Secret(device.pushToken.toUtf8()), purposeOf("push_token", device.id))},
            {QStringLiteral("policy"), toJson(device.policy)},
            {QStringLiteral("pairings"), pairings}};
}

Result<Device> readDevice(JsonValue json, const QString &path, const signing::Sealer &sealer,
                          JsonProblems &problems)
{
    JsonForm form(json, path, problems);
    Unsealer unsealer(sealer);
    Device device;
    device.id = textOf(form, "device_id");
    device.name = textOf(form, "name");
    device.platform = textOf(form, "platform");
    device.locale = textOf(form, "locale");
    device.timeZone = textOf(form, "time_zone");
    device.key.publicKey = QByteArray::fromBase64(textOf(form, "public_key").toLatin1(), base64Url);
    device.key.privateKey = unsealer.open(form, "sealed_private_key", purposeOf("private_key", device.id));
    device.pushToken = QString::fromUtf8(
        unsealer.open(form, "sealed_push_token", purposeOf("push_token", device.id)).reveal());
    device.policy = readPolicy(form.value("policy", Presence::Required, JsonType::Object),
                               form.pathOf("policy"), problems);
    const JsonValue pairings = form.value("pairings", Presence::Required, JsonType::Array);
    for (JsonValue each = pairings.firstChild(); each.exists(); each = each.nextSibling()) {
        const QString pairingPath =
            QStringLiteral("%1[%2]").arg(form.pathOf("pairings")).arg(device.pairings.size());
        device.pairings.push_back(readPairing(each, pairingPath, device.id, unsealer, problems));
    }
    if (unsealer.broken())
        return Failure(*unsealer.broken());
    return device;
}

} // namespace countersign::device
