#include "core/domain/challenge_rules.h"
#include "core/relay/envelope.h"
#include "core/relay/signed_route.h"

/// What a backend asks of a user (protocol, section 6).
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
        state, tenant.id, *body, relay.clock().now(), relay.pushOutcome(), relay.newId());
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

} // namespace

void addChallengeRoutes(Relay &relay)
{
    addSignedRoute(
        relay, "POST", "/api/v1/relay/send/auth-challenge",
        [&relay](const Call &call, const domain::Tenant &tenant) { sendAuthChallenge(relay, call, tenant); });
}

} // namespace countersign::relay
