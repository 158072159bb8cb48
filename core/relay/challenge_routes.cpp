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

/// The answer to a send; the same for a repeated request as for the first.
http::Response describePushed(const domain::RelayState &state, const domain::Challenge &challenge)
{
    const Delivered counted = count(challenge);
    JsonWriter json;
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
        if (!delivery.messageId.isEmpty())
            continue;
        const domain::PairedDevice *device = state.device(delivery.deviceId);
        if (device && shown++ < failedTokensShown)
            json.string(device->pushToken);
    }
    json.endArray();
    json.name("sent_at").string(toIso(challenge.createdAt));
    const QByteArray message = QByteArray(challenge.isAlert() ? "Alert" : "Challenge") + " pushed to "
        + QByteArray::number(counted.delivered) + " device(s)";
    return success(200, message, json.endObject().take());
}

/// Commits what is new, and answers once it, or what the same request made before, is durable.
template<typename New>
void answerOnceDurable(Relay &relay, Reply reply, const QString &tenantId,
                       std::variant<New, const domain::Challenge *> outcome)
{
    const auto *earlier = std::get_if<const domain::Challenge *>(&outcome);
    const QString instructionId = earlier ? (*earlier)->instructionId : std::get<New>(outcome).instructionId;
    reply.remarks.instructionId = instructionId;
    auto answer = [&state = relay.ledger().state(), tenantId, instructionId,
                   reply = std::move(reply)](const Result<void> &durable) {
        durable ? reply.answer(describePushed(state, *state.challenge(tenantId, instructionId)))
                : reply.answer(durable.error());
    };
    if (earlier)
        return relay.ledger().whenDurable(std::move(answer));
    std::vector<domain::Event> events;
    events.emplace_back(std::get<New>(std::move(outcome)));
    relay.ledger().commit(std::move(events), std::move(answer));
}

void refuse(Reply &reply, const JsonDocument &body, const Error &error)
{
    reply.remarks.instructionId = body.root().member("instruction_id").toString();
    reply.answer(error);
}

void sendAuthChallenge(Relay &relay, Call call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const domain::RelayState &state = relay.ledger().state();
    Result<domain::Opening> opening = domain::openChallenge(state, tenant.id, *body, relay.clock().now(),
                                                            relay.pushOutcome(), relay.newId());
    if (!opening)
        return refuse(call.reply, *body, opening.error());
    answerOnceDurable<domain::ChallengeCreated>(relay, std::move(call.reply), tenant.id, *std::move(opening));
}

void sendSecurityAlert(Relay &relay, Call call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    Result<domain::Alerting> alerting =
        domain::sendAlert(relay.ledger().state(), tenant.id, *body, relay.pushOutcome(), relay.newId());
    if (!alerting)
        return refuse(call.reply, *body, alerting.error());
    answerOnceDurable<domain::AlertSent>(relay, std::move(call.reply), tenant.id, *std::move(alerting));
}

} // namespace

void addChallengeRoutes(Relay &relay)
{
    addSignedRoute(relay, "POST", "/api/v1/relay/send/auth-challenge",
                   [&relay](Call call, const domain::Tenant &tenant) {
                       sendAuthChallenge(relay, std::move(call), tenant);
                   });
    addSignedRoute(relay, "POST", "/api/v1/relay/send/security-alert",
                   [&relay](Call call, const domain::Tenant &tenant) {
                       sendSecurityAlert(relay, std::move(call), tenant);
                   });
}

} // namespace countersign::relay
