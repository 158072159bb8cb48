#include "core/base/json_form.h"
#include "core/display/amount_limit.h"
#include "core/relay/control/control_api.h"

/// Simulated devices: what a person does on the devices page.
namespace countersign::relay {

namespace {

constexpr JsonForm::TextRule nameRule{1, 80};
constexpr JsonForm::TextRule optionalRule{0, 80};
/// Room for a picture; the body's own limit is the tighter one.
constexpr JsonForm::TextRule payloadRule{1, 2 * 1024 * 1024};
/// Room for the longest amount that is ever compared.
constexpr JsonForm::TextRule amountRule{1, 2048};
constexpr qint64 longestDelayMs = 600'000;

QString deviceIdOf(const Call &call)
{
    return QString::fromUtf8(call.pathParts.first());
}

/// What only the relay knows of a device's pairings.
QJsonObject withUsers(const domain::RelayState &state, QJsonObject device)
{
    QJsonArray pairings;
    for (const QJsonValue &each : device[QStringLiteral("pairings")].toArray()) {
        QJsonObject pairing = each.toObject();
        const domain::Pairing *known = state.pairing(pairing[QStringLiteral("pairing_id")].toString());
        pairing[QStringLiteral("user_socket_hash")] =
            known ? QJsonValue(known->userSocketHash) : QJsonValue();
        pairings.append(pairing);
    }
    device[QStringLiteral("pairings")] = pairings;
    return device;
}

/// Answers with the port's device; the relay's state is read on its own loop.
PortDone<QJsonObject> answerDevice(const ControlParts &parts, const Reply &reply, int status,
                                   const QByteArray &message)
{
    return [&parts, answer = answerObject(reply, status, message)](const Result<QJsonObject> &device) {
        parts.loop.post([&parts, answer, device] {
            device ? answer(withUsers(parts.relay.ledger().state(), *device)) : answer(device);
        });
    };
}

void createDevice(const ControlParts &parts, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    DeviceOrder order;
    order.name = form.text("name", Presence::Required, nameRule).value_or(QString());
    order.platform =
        form.choice("platform", Presence::Optional,
                    {QStringLiteral("android"), QStringLiteral("ios"), QStringLiteral("simulator")})
            .value_or(QStringLiteral("simulator"));
    order.locale = form.text("locale", Presence::Optional, optionalRule).value_or(QStringLiteral("en_US"));
    order.timeZone = form.text("time_zone", Presence::Optional, optionalRule).value_or(QStringLiteral("UTC"));
    parts.devices.checkPlace(order, problems);
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    parts.devices.create(order, answerDevice(parts, call.reply, 201, "Device created"));
}

void listDevices(const ControlParts &parts, const Call &call)
{
    const auto answer = answerArray(call, "Devices");
    if (!answer)
        return;
    parts.devices.list([&parts, answer = *answer](const Result<QJsonArray> &devices) {
        parts.loop.post([&parts, answer, devices] {
            if (!devices)
                return answer(devices);
            QJsonArray list;
            for (const QJsonValue &device : *devices)
                list.append(withUsers(parts.relay.ledger().state(), device.toObject()));
            answer(list);
        });
    });
}

void pairDevice(const ControlParts &parts, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    const std::optional<QString> proof = form.text("pairing_proof", Presence::Optional, {1, 8192});
    const std::optional<QString> payload = form.text("payload", Presence::Optional, payloadRule);
    if (!proof && !payload)
        form.refuse("payload", QStringLiteral("is required unless pairing_proof is given"));
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    parts.devices.pair(deviceIdOf(call), proof ? *proof : *payload,
                       answerDevice(parts, call.reply, 201, "Device paired"));
}

void unpairDevice(const ControlParts &parts, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    const std::optional<QString> pairingId = form.text("pairing_id", Presence::Required, {1, 128});
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    parts.devices.unpair(deviceIdOf(call), *pairingId,
                         answerDevice(parts, call.reply, 200, "Device unpaired"));
}

void setPolicy(const ControlParts &parts, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    PolicyOrder order;
    order.mode = form.choice("mode", Presence::Required,
                             {QStringLiteral("manual"), QStringLiteral("approve"), QStringLiteral("deny"),
                              QStringLiteral("ignore")})
                     .value_or(QString());
    order.delayMs = form.integer("delay_ms", Presence::Optional, 0, longestDelayMs).value_or(0);
    if (const JsonValue match = form.value("match", Presence::Optional, JsonType::Object); match.exists()) {
        JsonForm matchForm(match, QStringLiteral("match"), problems);
        order.expectedAction =
            matchForm.text("expected_action", Presence::Optional, {1, 128}).value_or(QString());
        order.customType =
            matchForm
                .choice("custom_type", Presence::Optional,
                        {QStringLiteral("totp"), QStringLiteral("goldenNumber"), QStringLiteral("localAuth")})
                .value_or(QString());
        // An empty one is none, and must not pass for "no limit".
        order.maxAmount = matchForm.text("max_amount", Presence::Optional, amountRule).value_or(QString());
        if (!order.maxAmount.isEmpty() && !display::isAmountLimit(order.maxAmount))
            matchForm.refuse("max_amount",
                             QStringLiteral("must be decimal text such as 1000.00, not below zero"));
    }
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    parts.devices.setPolicy(deviceIdOf(call), order, answerDevice(parts, call.reply, 200, "Policy set"));
}

} // namespace

void addDeviceControl(const Control &control)
{
    addControlRoute(control, "GET", "/devices", listDevices);
    addControlRoute(control, "POST", "/devices", createDevice);
    addControlRoute(control, "GET", "/devices/{id}", [](const ControlParts &parts, const Call &call) {
        parts.devices.read(deviceIdOf(call), answerDevice(parts, call.reply, 200, "Device"));
    });
    addControlRoute(control, "DELETE", "/devices/{id}", [](const ControlParts &parts, const Call &call) {
        parts.devices.remove(deviceIdOf(call), answerObject(call.reply, 200, "Device deleted"));
    });
    addControlRoute(control, "POST", "/devices/{id}/pair", pairDevice);
    addControlRoute(control, "POST", "/devices/{id}/unpair", unpairDevice);
    addControlRoute(control, "PUT", "/devices/{id}/policy", setPolicy);
}

} // namespace countersign::relay
