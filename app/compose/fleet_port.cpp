#include "app/compose/fleet_port.h"

namespace countersign::app {

namespace {

using relay::PortDone;

QJsonObject describe(const device::DevicePairing &pairing)
{
    return {{QStringLiteral("pairing_id"), pairing.pairingId},
            {QStringLiteral("tenant_id"), pairing.tenantId},
            {QStringLiteral("relay_user_id"), pairing.relayUserId},
            {QStringLiteral("relay_device_id"), pairing.relayDeviceId},
            {QStringLiteral("display_name"), pairing.displayName},
            {QStringLiteral("display_logo_url"), pairing.displayLogoUrl},
            {QStringLiteral("session_expires_at"), toIso(pairing.sessionExpiresAt)}};
}

QJsonObject describe(const device::Policy &policy)
{
    QJsonObject match;
    if (!policy.expectedAction.isEmpty())
        match[QStringLiteral("expected_action")] = policy.expectedAction;
    if (policy.customType)
        match[QStringLiteral("custom_type")] = domain::toWire(*policy.customType);
    if (!policy.maxAmount.isEmpty())
        match[QStringLiteral("max_amount")] = policy.maxAmount;
    return {{QStringLiteral("mode"), device::toWire(policy.mode)},
            {QStringLiteral("delay_ms"), static_cast<qint64>(policy.delay.count())},
            {QStringLiteral("match"), match}};
}

QJsonObject describe(const device::Device &device)
{
    QJsonArray pairings;
    for (const device::DevicePairing &pairing : device.pairings)
        pairings.append(describe(pairing));
    return {
        {QStringLiteral("device_id"), device.id},       {QStringLiteral("name"), device.name},
        {QStringLiteral("platform"), device.platform},  {QStringLiteral("locale"), device.locale},
        {QStringLiteral("time_zone"), device.timeZone}, {QStringLiteral("policy"), describe(device.policy)},
        {QStringLiteral("pairings"), pairings}};
}

/// The device as it is now.
Result<QJsonObject> described(const device::Fleet &fleet, const QString &deviceId)
{
    if (const device::Device *device = fleet.find(deviceId))
        return describe(*device);
    return fail(QStringLiteral("DEVICE_NOT_FOUND"),
                QStringLiteral("There is no simulated device \"%1\"; GET /_sim/v1/devices lists them.")
                    .arg(deviceId));
}

template<typename T>
Result<QJsonObject> describedAfter(const Result<T> &outcome, const device::Fleet &fleet,
                                   const QString &deviceId)
{
    return outcome ? described(fleet, deviceId) : Result<QJsonObject>(failureOf(outcome));
}

} // namespace

void FleetPort::onFleet(std::function<void(device::Fleet &)> task)
{
    QMetaObject::invokeMethod(
        &m_fleet, [this, task = std::move(task)] { task(m_fleet); }, Qt::QueuedConnection);
}

void FleetPort::list(PortDone<QJsonArray> done)
{
    onFleet([done](device::Fleet &fleet) {
        QJsonArray devices;
        for (const std::unique_ptr<device::Device> &each : fleet.devices())
            devices.append(describe(*each));
        done(devices);
    });
}

void FleetPort::read(const QString &deviceId, PortDone<QJsonObject> done)
{
    onFleet([deviceId, done](device::Fleet &fleet) { done(described(fleet, deviceId)); });
}

void FleetPort::checkPlace(const relay::DeviceOrder &order, JsonProblems &problems) const
{
    device::checkPlace(order.locale, order.timeZone, problems);
}

void FleetPort::create(const relay::DeviceOrder &order, PortDone<QJsonObject> done)
{
    onFleet([order, done](device::Fleet &fleet) {
        const Result<QString> created =
            fleet.create({order.name, order.platform, order.locale, order.timeZone});
        done(describedAfter(created, fleet, created.value_or(QString())));
    });
}

void FleetPort::remove(const QString &deviceId, PortDone<QJsonObject> done)
{
    onFleet([deviceId, done](device::Fleet &fleet) {
        const Result<QJsonObject> last = described(fleet, deviceId);
        const Result<void> removed = fleet.remove(deviceId);
        done(removed ? last : Result<QJsonObject>(failureOf(removed)));
    });
}

void FleetPort::pair(const QString &deviceId, const QString &payload, PortDone<QJsonObject> done)
{
    onFleet([deviceId, payload, done](device::Fleet &fleet) {
        fleet.pair(deviceId, payload, [&fleet, deviceId, done](const Result<QString> &paired) {
            Result<QJsonObject> device = describedAfter(paired, fleet, deviceId);
            if (device)
                device->insert(QStringLiteral("pairing_id"), *paired);
            done(device);
        });
    });
}

void FleetPort::scan(const QString &deviceId, const QString &payload, PortDone<QJsonObject> done)
{
    onFleet([deviceId, payload, done](device::Fleet &fleet) {
        fleet.scan(deviceId, payload, [done](const Result<device::Scanned> &scanned) {
            if (!scanned)
                return done(failureOf(scanned));
            QJsonObject json{{QStringLiteral("pairing_id"), scanned->pairingId}};
            if (scanned->login) {
                json[QStringLiteral("tenant_id")] = scanned->login->tenantId;
                json[QStringLiteral("session_id")] = scanned->login->instructionId;
            }
            done(json);
        });
    });
}

void FleetPort::unpair(const QString &deviceId, const QString &pairingId, PortDone<QJsonObject> done)
{
    onFleet([deviceId, pairingId, done](device::Fleet &fleet) {
        fleet.unpair(deviceId, pairingId, [&fleet, deviceId, done](const Result<void> &unpaired) {
            done(describedAfter(unpaired, fleet, deviceId));
        });
    });
}

void FleetPort::setPolicy(const QString &deviceId, const relay::PolicyOrder &order,
                          PortDone<QJsonObject> done)
{
    onFleet([deviceId, order, done](device::Fleet &fleet) {
        device::Policy policy;
        policy.mode = device::policyModeFromWire(order.mode).value_or(device::PolicyMode::Manual);
        policy.delay = Milliseconds(order.delayMs);
        policy.expectedAction = order.expectedAction;
        policy.customType = domain::customTypeFromWire(order.customType);
        policy.maxAmount = order.maxAmount;
        done(describedAfter(fleet.setPolicy(deviceId, policy), fleet, deviceId));
    });
}

void FleetPort::answer(const relay::AnswerOrder &order, PortDone<QJsonObject> done)
{
    onFleet([order, done](device::Fleet &fleet) {
        device::Answer answer;
        answer.decision = order.decision == relay::AnswerOrder::Decision::Approve ? device::Decision::Approve
                                                                                  : device::Decision::Deny;
        answer.totpCode = order.totpCode;
        answer.number = order.number;
        answer.localAuth = order.localAuth;
        answer.reason = order.reason;
        answer.path = order.answerPath;
        fleet.answer(order.deviceId, {order.tenantId, order.instructionId}, answer,
                     [done](const Result<void> &answered) {
                         done(answered ? Result<QJsonObject>(QJsonObject())
                                       : Result<QJsonObject>(failureOf(answered)));
                     });
    });
}

} // namespace countersign::app
