#include "core/base/json_form.h"
#include "core/relay/envelope.h"
#include "core/relay/signed_route.h"

/// What became of a challenge on each device (protocol, section 6).
namespace countersign::relay {

namespace {

void writeTime(JsonWriter &json, const char *name, const std::optional<Instant> &at)
{
    json.name(name);
    at ? json.string(toIso(*at)) : json.null();
}

QString stateOf(const domain::Delivery &delivery)
{
    if (delivery.answeredAt)
        return QStringLiteral("answered");
    if (delivery.seenAt)
        return QStringLiteral("seen");
    return delivery.messageId.isEmpty() ? QStringLiteral("failed") : QStringLiteral("pushed");
}

void writeDevices(JsonWriter &json, const std::vector<domain::Delivery> &deliveries, Instant pushedAt)
{
    json.name("devices").beginArray();
    for (const domain::Delivery &delivery : deliveries) {
        const bool failed = delivery.messageId.isEmpty();
        json.beginObject();
        json.name("device_id").string(delivery.deviceId);
        json.name("status").string(stateOf(delivery));
        writeTime(json, "pushed_at", failed ? std::nullopt : std::optional(pushedAt));
        writeTime(json, "failed_at", failed ? std::optional(pushedAt) : std::nullopt);
        writeTime(json, "seen_at", delivery.seenAt);
        writeTime(json, "answered_at", delivery.answeredAt);
        json.endObject();
    }
    json.endArray();
}

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

/// From the query or the body. Errors: `VALIDATION_FAILED`, and those of a body.
Result<QString> askedId(const Call &call)
{
    const QString queried = call.query(QStringLiteral("instruction_id"));
    if (!queried.isEmpty())
        return queried;
    const Result<JsonDocument> body = call.json();
    if (!body)
        return failureOf(body);
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    const QString id = form.text("instruction_id", Presence::Required, {1, 128}).value_or(QString());
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return id;
}

void fetchDeliveryStatus(Relay &relay, Call call, const domain::Tenant &tenant)
{
    const Result<QString> id = askedId(call);
    if (!id)
        return call.reply.answer(id.error());
    call.reply.remarks.instructionId = *id;
    if (const domain::Challenge *challenge = relay.ledger().state().challenge(tenant.id, *id))
        return call.reply.answer(describe(*challenge));
    call.reply.answer(
        Error{QStringLiteral("CHALLENGE_NOT_FOUND"),
              QStringLiteral("This tenant has no challenge with instruction_id \"%1\".").arg(*id)});
}

} // namespace

void addDeliveryStatusRoutes(Relay &relay)
{
    for (const char *method : {"GET", "POST"}) {
        addSignedRoute(relay, method, "/api/v1/relay/fetch/delivery-status",
                       [&relay](const Call &call, const domain::Tenant &tenant) {
                           fetchDeliveryStatus(relay, call, tenant);
                       });
    }
}

} // namespace countersign::relay
