#include "core/base/json_form.h"
#include "core/domain/challenge_rules.h"
#include "core/relay/envelope.h"
#include "core/relay/signed_route.h"

/// What a backend asks and what it wants to know of it (protocol, section 6).
namespace countersign::relay {

namespace {

constexpr int failedTokensShown = 5;

struct Delivered
{
    int delivered = 0;
    int failed = 0;
};

Delivered count(const domain::Challenge &challenge)
{
    Delivered counted;
    for (const domain::Delivery &delivery : challenge.deliveries)
        ++(delivery.messageId.isEmpty() ? counted.failed : counted.delivered);
    return counted;
}

/// The answer to send/auth-challenge; the same for a repeated request as for the first.
http::Response describePushed(const domain::RelayState &state, const domain::Challenge &challenge)
{
    const Delivered counted = count(challenge);
    JsonWriter json;
    json.reserve(512);
    json.beginObject();
    json.name("instruction_id").string(challenge.instructionId);
    json.name("delivered_count").number(counted.delivered);
    json.name("failed_count").number(counted.failed);
    json.name("fcm_message_ids").beginArray();
    for (const domain::Delivery &delivery : challenge.deliveries) {
        if (!delivery.messageId.isEmpty())
            json.string(delivery.messageId);
    }
    json.endArray();
    json.name("failed_tokens_sample").beginArray();
    int shown = 0;
    for (const domain::Delivery &delivery : challenge.deliveries) {
        const domain::PairedDevice *device = state.device(delivery.deviceId);
        if (delivery.messageId.isEmpty() && device && shown++ < failedTokensShown)
            json.string(device->pushToken);
    }
    json.endArray();
    json.name("sent_at").string(toIso(challenge.createdAt));
    const QByteArray message = "Challenge pushed to " + QByteArray::number(counted.delivered) + " device(s)";
    return success(200, message, json.endObject().take());
}

void sendAuthChallenge(Relay &relay, Call call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    call.reply.remarks.instructionId = body->root().member("instruction_id").toString();
    const domain::RelayState &state = relay.ledger().state();
    Result<domain::Opening> opening = domain::openChallenge(
        state, tenant.id, *body, relay.clock().now(),
        [&relay](const QString &pushToken) { return relay.gateway().reach(pushToken) != PushReach::Nobody; },
        relay.newId());
    if (!opening)
        return call.reply.answer(opening.error());

    const auto *earlier = std::get_if<const domain::Challenge *>(&*opening);
    const QString instructionId =
        earlier ? (*earlier)->instructionId : std::get<domain::ChallengeCreated>(*opening).instructionId;
    const auto answer = [&state, tenantId = tenant.id, instructionId,
                         reply = call.reply](const Result<void> &durable) {
        durable ? reply.answer(describePushed(state, *state.challenge(tenantId, instructionId)))
                : reply.answer(durable.error());
    };
    if (earlier)
        relay.ledger().whenDurable(answer);
    else
        relay.ledger().commit({std::get<domain::ChallengeCreated>(*std::move(opening))}, answer);
}

QString deliveryState(const domain::Delivery &delivery)
{
    if (delivery.answeredAt)
        return QStringLiteral("answered");
    if (delivery.seenAt)
        return QStringLiteral("seen");
    return delivery.messageId.isEmpty() ? QStringLiteral("failed") : QStringLiteral("pushed");
}

http::Response describeDelivery(const domain::Challenge &challenge)
{
    JsonWriter json;
    json.beginObject();
    json.name("instruction_id").string(challenge.instructionId);
    json.name("status").string(domain::toWire(challenge.state));
    json.name("expires_at").string(toIso(challenge.expiresAt));
    json.name("devices").beginArray();
    for (const domain::Delivery &delivery : challenge.deliveries) {
        json.beginObject();
        json.name("device_id").string(delivery.deviceId);
        json.name("status").string(deliveryState(delivery));
        json.name("pushed_at");
        delivery.messageId.isEmpty() ? json.null() : json.string(toIso(challenge.createdAt));
        json.name("seen_at");
        delivery.seenAt ? json.string(toIso(*delivery.seenAt)) : json.null();
        json.name("answered_at");
        delivery.answeredAt ? json.string(toIso(*delivery.answeredAt)) : json.null();
        json.endObject();
    }
    json.endArray();
    return success(200, "Delivery status", json.endObject().take());
}

void fetchDeliveryStatus(Relay &relay, Call call, const domain::Tenant &tenant)
{
    QString instructionId = call.query(QStringLiteral("instruction_id"));
    if (instructionId.isEmpty()) {
        const Result<JsonDocument> body = call.json();
        if (!body)
            return call.reply.answer(body.error());
        JsonProblems problems;
        JsonForm form(body->root(), {}, problems);
        instructionId = form.text("instruction_id", Presence::Required, {1, 128}).value_or(QString());
        if (!problems.isEmpty())
            return call.reply.answer(problems.toError());
    }
    call.reply.remarks.instructionId = instructionId;
    const domain::Challenge *challenge = relay.ledger().state().challenge(tenant.id, instructionId);
    if (challenge)
        return call.reply.answer(describeDelivery(*challenge));
    call.reply.answer(
        Error{QStringLiteral("CHALLENGE_NOT_FOUND"),
              QStringLiteral("This tenant has no challenge with instruction_id \"%1\".").arg(instructionId)});
}

} // namespace

void addChallengeRoutes(Relay &relay)
{
    addSignedRoute(
        relay, "POST", "/api/v1/relay/send/auth-challenge",
        [&relay](const Call &call, const domain::Tenant &tenant) { sendAuthChallenge(relay, call, tenant); });
    for (const char *method : {"GET", "POST"}) {
        addSignedRoute(relay, method, "/api/v1/relay/fetch/delivery-status",
                       [&relay](const Call &call, const domain::Tenant &tenant) {
                           fetchDeliveryStatus(relay, call, tenant);
                       });
    }
}

} // namespace countersign::relay
