#include "core/base/json_form.h"
#include "core/relay/dispatch_status.h"
#include "core/relay/envelope.h"
#include "core/relay/signed_route.h"

/// What became of a challenge on each device (protocol, section 6).
namespace countersign::relay {

namespace {

http::Response describe(const domain::Challenge &challenge)
{
    JsonWriter json;
    json.beginObject();
    json.name("instruction_id").string(challenge.instructionId);
    json.name("status").string(domain::toWire(challenge.state));
    json.name("sent_at").string(toIso(challenge.createdAt));
    writeTime(json, "expires_at", challenge.isAlert() ? std::nullopt : std::optional(challenge.expiresAt));
    writeTime(json, "decided_at", challenge.decision ? std::optional(challenge.decision->at) : std::nullopt);
    json.name("answer_path");
    challenge.isAlert() ? json.null() : json.string(domain::toWire(challenge.answerPath));
    json.name("answered_via");
    const bool answered = challenge.decision && !challenge.decision->deviceId.isEmpty();
    answered ? json.string(domain::toWire(challenge.decision->via)) : json.null();
    writeDevices(json, challenge.deliveries, challenge.createdAt);
    return success(200, "Delivery status", json.endObject().take());
}

/// What is asked about: a challenge by `instruction_id`, a dispatch by `event_id`, in the query or the body.
/// Errors: `VALIDATION_FAILED`, and those of a body.
Result<QString> askedId(const Call &call)
{
    for (const char *name : {"instruction_id", "event_id"}) {
        if (const QString queried = call.query(QLatin1String(name)); !queried.isEmpty())
            return queried;
    }
    const Result<JsonDocument> body = call.json();
    if (!body)
        return failureOf(body);
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    const std::optional<QString> eventId = form.text("event_id", Presence::Optional, {1, 128});
    const std::optional<QString> id =
        form.text("instruction_id", eventId ? Presence::Optional : Presence::Required, {1, 128});
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return eventId ? *eventId : *id;
}

void fetchDeliveryStatus(Relay &relay, Call call, const domain::Tenant &tenant)
{
    const Result<QString> id = askedId(call);
    if (!id)
        return call.reply.answer(id.error());
    call.reply.remarks.instructionId = *id;
    const domain::RelayState &state = relay.ledger().state();
    if (const domain::Challenge *challenge = state.challenge(tenant.id, *id))
        return call.reply.answer(describe(*challenge));
    const domain::Dispatch *dispatch = state.dispatch(*id);
    if (dispatch && dispatch->tenantId == tenant.id)
        return call.reply.answer(success(200, "Delivery status", describeStatus(*dispatch)));
    call.reply.answer(
        Error{QStringLiteral("CHALLENGE_NOT_FOUND"),
              QStringLiteral("This tenant has no challenge with instruction_id \"%1\".").arg(*id)});
}

} // namespace

void addDeliveryStatusRoutes(Relay &relay)
{
    for (const char *method : {"GET", "POST"}) {
        addSignedRoute(relay, method, "/api/v1/relay/fetch/delivery-status",
                       [&relay](Call call, const domain::Tenant &tenant) {
                           fetchDeliveryStatus(relay, std::move(call), tenant);
                       });
    }
}

} // namespace countersign::relay
