#include "core/base/json_form.h"
#include "core/display/renderer.h"
#include "core/relay/control/callback_watch.h"
#include "core/relay/control/control_api.h"
#include "core/relay/envelope.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

/// Challenges: listed, read with what a device shows, answered as a person would.
namespace countersign::relay {

namespace {

constexpr JsonForm::TextRule deviceIdRule{1, 128};
constexpr JsonForm::TextRule reasonRule{0, 512};

QJsonArray describeDevices(const domain::Challenge &challenge)
{
    const auto timeOrNull = [](const std::optional<Instant> &at) {
        return at ? QJsonValue(toIso(*at)) : QJsonValue();
    };
    QJsonArray devices;
    for (const domain::Delivery &delivery : challenge.deliveries) {
        devices.append(QJsonObject{{QStringLiteral("device_id"), delivery.deviceId},
                                   {QStringLiteral("pushed"), !delivery.messageId.isEmpty()},
                                   {QStringLiteral("seen_at"), timeOrNull(delivery.seenAt)},
                                   {QStringLiteral("answered_at"), timeOrNull(delivery.answeredAt)}});
    }
    return devices;
}

QJsonValue describeDecision(const domain::Challenge &challenge)
{
    if (!challenge.decision)
        return {};
    const domain::Decision &decision = *challenge.decision;
    const auto textOrNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    return QJsonObject{
        {QStringLiteral("at"), toIso(decision.at)},
        {QStringLiteral("device_id"), textOrNull(decision.deviceId)},
        {QStringLiteral("reason"), textOrNull(decision.reason)},
        {QStringLiteral("number"), decision.number ? QJsonValue(*decision.number) : QJsonValue()},
        {QStringLiteral("display_digest"), textOrNull(decision.displayDigest)},
        {QStringLiteral("device_signature"), textOrNull(decision.deviceSignature)},
        {QStringLiteral("event_id"), decision.eventId},
        {QStringLiteral("via"), domain::toWire(decision.via)}};
}

/// The block as a device of that locale shows it; each field beside the value that was sent.
QJsonObject describeDisplay(const display::DisplayBlock &block, const display::RenderSettings &settings)
{
    QJsonObject json = display::toJson(display::render(block, settings));
    QJsonArray fields = json[QStringLiteral("fields")].toArray();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        QJsonObject field = fields[i].toObject();
        field[QStringLiteral("value")] = block.fields[static_cast<std::size_t>(i)].value;
        fields[i] = field;
    }
    json[QStringLiteral("fields")] = fields;
    return json;
}

QJsonObject describe(const domain::Challenge &challenge, const display::RenderSettings &settings)
{
    const domain::ChallengeRequest request = challenge.details();
    const auto unlessAlert = [&challenge](const QJsonValue &value) {
        return challenge.isAlert() ? QJsonValue() : value;
    };
    QJsonArray numbers;
    for (const int number : request.numbers)
        numbers.append(number);
    return {{QStringLiteral("instruction_id"), challenge.instructionId},
            {QStringLiteral("tenant_id"), challenge.tenantId},
            {QStringLiteral("status"), domain::toWire(challenge.state)},
            {QStringLiteral("title"), challenge.isAlert() ? QJsonValue(request.title) : QJsonValue()},
            {QStringLiteral("custom_type"), unlessAlert(domain::toWire(challenge.customType))},
            {QStringLiteral("expected_action"), unlessAlert(challenge.expectedAction)},
            {QStringLiteral("description"), request.description},
            {QStringLiteral("answer_path"), unlessAlert(domain::toWire(challenge.answerPath))},
            {QStringLiteral("numbers"), numbers},
            {QStringLiteral("correct_number"),
             request.correctNumber ? QJsonValue(*request.correctNumber) : QJsonValue()},
            {QStringLiteral("user_socket_hash"), challenge.userSocketHash},
            {QStringLiteral("relay_user_id"), challenge.relayUserId},
            {QStringLiteral("pairing_id"), challenge.pairingId},
            {QStringLiteral("created_at"), toIso(challenge.createdAt)},
            {QStringLiteral("expires_at"), unlessAlert(toIso(challenge.expiresAt))},
            {QStringLiteral("wrong_answers"), static_cast<qint64>(challenge.refusedAnswers.size())},
            {QStringLiteral("devices"), describeDevices(challenge)},
            {QStringLiteral("decision"), describeDecision(challenge)},
            {QStringLiteral("display_digest"), challenge.displayDigest},
            {QStringLiteral("display"), describeDisplay(request.display, settings)}};
}

display::RenderSettings renderSettings(const Call &call)
{
    display::RenderSettings settings;
    if (const QString locale = call.query(QStringLiteral("locale")); !locale.isEmpty())
        settings.locale = locale;
    if (const QString zone = call.query(QStringLiteral("time_zone")); !zone.isEmpty())
        settings.timeZone = zone;
    return settings;
}

/// Errors: `CHALLENGE_NOT_FOUND`, `CHALLENGE_AMBIGUOUS`.
Result<const domain::Challenge *> named(const ControlParts &parts, const Call &call)
{
    const QString instructionId = QString::fromUtf8(call.pathParts.first());
    const QString tenantId = call.query(QStringLiteral("tenant_id"));
    const domain::RelayState &state = parts.relay.ledger().state();
    if (!tenantId.isEmpty()) {
        if (const domain::Challenge *challenge = state.challenge(tenantId, instructionId))
            return challenge;
    }
    const std::vector<const domain::Challenge *> all =
        tenantId.isEmpty() ? state.challengesNamed(instructionId) : std::vector<const domain::Challenge *>();
    if (all.size() == 1)
        return all.front();
    if (all.empty()) {
        return fail(QStringLiteral("CHALLENGE_NOT_FOUND"),
                    QStringLiteral("There is no challenge with instruction_id \"%1\".").arg(instructionId));
    }
    return fail(QStringLiteral("CHALLENGE_AMBIGUOUS"),
                QStringLiteral("%1 tenants have a challenge with instruction_id \"%2\"; add ?tenant_id=.")
                    .arg(all.size())
                    .arg(instructionId));
}

/// Whether the challenge went to that device: the id is the relay's or the simulated device's, which its push token carries.
bool concerns(const domain::RelayState &state, const domain::Challenge &challenge, const QString &deviceId)
{
    return std::ranges::any_of(challenge.deliveries, [&](const domain::Delivery &delivery) {
        const domain::PairedDevice *device = state.device(delivery.deviceId);
        return delivery.deviceId == deviceId
            || (device && device->pushToken == QStringLiteral("sim_") + deviceId);
    });
}

void listChallenges(const ControlParts &parts, const Call &call)
{
    const Result<qint64> since =
        call.queryNumber(QStringLiteral("since"), 0, 0, std::numeric_limits<qint64>::max());
    const Result<qint64> limit = call.queryNumber(QStringLiteral("limit"), defaultPage, 1, largestPage);
    if (!since || !limit)
        return call.reply.answer(since ? limit.error() : since.error());
    const QString status = call.query(QStringLiteral("status"));
    const std::optional<domain::ChallengeState> wanted = domain::challengeStateFromWire(status);
    if (!status.isEmpty() && !wanted) {
        JsonProblems problems;
        problems.add(QStringLiteral("status"),
                     QStringLiteral("must be pending, approved, rejected, expired, cancelled or sent"));
        return call.reply.answer(problems.toError());
    }
    const QString deviceId = call.query(QStringLiteral("device_id"));
    const display::RenderSettings settings = renderSettings(call);
    const domain::RelayState &state = parts.relay.ledger().state();

    QJsonArray list;
    for (auto number = static_cast<qint64>(state.challenges().size());
         number > *since && list.size() < *limit; --number) {
        const domain::Challenge &challenge = state.challenges()[static_cast<std::size_t>(number - 1)];
        if ((wanted && challenge.state != *wanted)
            || (!deviceId.isEmpty() && !concerns(state, challenge, deviceId)))
            continue;
        QJsonObject object = describe(challenge, settings);
        object[QStringLiteral("number")] = number;
        list.append(object);
    }
    call.reply.answer(success(200, "Challenges", QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

const domain::QrLogin *loginNamed(const ControlParts &parts, const Call &call)
{
    return parts.relay.ledger().state().qrLogin(QString::fromUtf8(call.pathParts.first()));
}

void readChallenge(const ControlParts &parts, const Call &call)
{
    if (const domain::QrLogin *login = loginNamed(parts, call))
        return readLogin(parts, call, *login);
    const Result<const domain::Challenge *> challenge = named(parts, call);
    if (challenge)
        call.reply.answer(success(200, "Challenge", describe(**challenge, renderSettings(call))));
    else
        call.reply.answer(challenge.error());
}

Result<AnswerOrder> readOrder(const domain::Challenge &challenge, const Call &call,
                              AnswerOrder::Decision decision)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return failureOf(body);
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    AnswerOrder order;
    order.decision = decision;
    order.tenantId = challenge.tenantId;
    order.instructionId = challenge.instructionId;
    order.deviceId = form.text("device_id", Presence::Required, deviceIdRule).value_or(QString());
    order.totpCode = form.text("totp_code", Presence::Optional, {1, 16});
    if (const auto number =
            form.integer("number", Presence::Optional, domain::lowestNumber, domain::highestNumber))
        order.number = static_cast<int>(*number);
    order.localAuth = form.boolean("local_auth", Presence::Optional);
    order.reason = form.text("reason", Presence::Optional, reasonRule).value_or(QString());
    if (const auto path = form.choice(
            "answer_path", Presence::Optional,
            {domain::toWire(domain::AnswerPath::Relay), domain::toWire(domain::AnswerPath::Backend)}))
        order.answerPath = domain::answerPathFromWire(*path);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return order;
}

/// A person sees the right number on the other screen; a script that names none answers right.
std::optional<int> rightNumber(const domain::Challenge &challenge)
{
    if (challenge.customType != domain::CustomType::GoldenNumber)
        return std::nullopt;
    const domain::ChallengeRequest request = challenge.details();
    return request.correctNumber ? *request.correctNumber : request.numbers.first();
}

void answerChallenge(const ControlParts &parts, const Call &call, AnswerOrder::Decision decision)
{
    if (const domain::QrLogin *login = loginNamed(parts, call))
        return answerLogin(parts, call, *login, decision);
    const Result<const domain::Challenge *> challenge = named(parts, call);
    if (!challenge)
        return call.reply.answer(challenge.error());
    Result<AnswerOrder> order = readOrder(**challenge, call, decision);
    if (!order)
        return call.reply.answer(order.error());
    if (decision == AnswerOrder::Decision::Approve && !order->number)
        order->number = rightNumber(**challenge);
    const QByteArray message =
        decision == AnswerOrder::Decision::Approve ? "Challenge approved" : "Challenge denied";
    parts.devices.answer(
        *order, [&parts, reply = call.reply, order = *order, message](const Result<QJsonObject> &answered) {
            parts.loop.post([&parts, reply, order, message, answered] {
                if (!answered)
                    return reply.answer(answered.error());
                const domain::Challenge &now =
                    *parts.relay.ledger().state().challenge(order.tenantId, order.instructionId);
                afterAttempt(
                    parts, now.decision ? now.decision->eventId : QString(), 0,
                    [reply, message, &now] { reply.answer(success(200, message, describe(now, {}))); });
            });
        });
}

} // namespace

void addChallengeControl(const Control &control)
{
    addControlRoute(control, "GET", "/challenges", listChallenges);
    addControlRoute(control, "GET", "/challenges/{id}", readChallenge);
    addControlRoute(control, "POST", "/challenges/{id}/approve",
                    [](const ControlParts &parts, const Call &call) {
                        answerChallenge(parts, call, AnswerOrder::Decision::Approve);
                    });
    addControlRoute(control, "POST", "/challenges/{id}/deny",
                    [](const ControlParts &parts, const Call &call) {
                        answerChallenge(parts, call, AnswerOrder::Decision::Deny);
                    });
}

} // namespace countersign::relay
