#include "core/domain/dispatch_rules.h"
#include "core/relay/dispatch_status.h"
#include "core/relay/envelope.h"
#include "core/relay/signed_route.h"

/// What a backend asks of several users at once (protocol, section 7).
namespace countersign::relay {

namespace {

/// The answer to sudo/dispatch. It tells only of the beginning: a repeated request is answered like the first.
http::Response describeDispatched(const domain::Dispatch &dispatch)
{
    int delivered = 0;
    int failed = 0;
    for (const domain::Validator &validator : dispatch.validators) {
        for (const domain::Delivery &delivery : validator.deliveries)
            ++(delivery.messageId.isEmpty() ? failed : delivered);
    }
    const domain::QuorumCount count{dispatch.count().required, 0, 0};
    JsonWriter json;
    json.beginObject();
    json.name("event_id").string(dispatch.eventId);
    json.name("status").string(domain::toWire(domain::ChallengeState::Pending));
    json.name("sent_at").string(toIso(dispatch.createdAt));
    json.name("expires_at").string(toIso(dispatch.expiresAt));
    writeQuorum(json, count);
    json.name("validator_count").number(static_cast<qint64>(dispatch.validators.size()));
    json.name("delivered_count").number(delivered);
    json.name("failed_count").number(failed);
    const QByteArray message = "Dispatched to " + QByteArray::number(dispatch.validators.size())
        + " validator(s) on " + QByteArray::number(delivered) + " device(s)";
    return success(200, message, json.endObject().take());
}

void sudoDispatch(Relay &relay, Call call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const domain::RelayState &state = relay.ledger().state();
    Result<domain::DispatchOpening> opening = domain::openDispatch(
        state, tenant.id, *body, relay.clock().now(), relay.pushOutcome(), relay.newId());
    if (!opening)
        return call.reply.answer(opening.error());

    const auto *earlier = std::get_if<const domain::Dispatch *>(&*opening);
    const QString eventId =
        earlier ? (*earlier)->eventId : std::get<domain::DispatchCreated>(*opening).eventId;
    call.reply.remarks.instructionId = eventId;
    const auto answer = [&state, eventId, reply = call.reply](const Result<void> &durable) {
        durable ? reply.answer(describeDispatched(*state.dispatch(eventId))) : reply.answer(durable.error());
    };
    if (earlier)
        relay.ledger().whenDurable(answer);
    else
        relay.ledger().commit({std::get<domain::DispatchCreated>(*std::move(opening))}, answer);
}

} // namespace

void addDispatchRoutes(Relay &relay)
{
    addSignedRoute(
        relay, "POST", "/api/v1/relay/sudo/dispatch",
        [&relay](Call call, const domain::Tenant &tenant) { sudoDispatch(relay, std::move(call), tenant); });
}

} // namespace countersign::relay
