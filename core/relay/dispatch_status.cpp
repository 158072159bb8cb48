#include "core/relay/dispatch_status.h"

namespace countersign::relay {

namespace {

QString stateOf(const domain::Delivery &delivery)
{
    if (delivery.answeredAt)
        return QStringLiteral("answered");
    if (delivery.seenAt)
        return QStringLiteral("seen");
    return delivery.messageId.isEmpty() ? QStringLiteral("failed") : QStringLiteral("pushed");
}

void writeValidator(JsonWriter &json, const domain::Dispatch &dispatch, const domain::Validator &validator)
{
    const bool isOwn = validator.tenantId == dispatch.tenantId;
    const domain::Vote vote = validator.vote.value_or(domain::Vote{});
    json.beginObject();
    json.name("tenant_id").string(validator.tenantId);
    json.name("relay_user_id").string(validator.relayUserId);
    // How another tenant names its users is its own affair.
    writeTextOrNull(json, "user_socket_hash", isOwn ? validator.userSocketHash : QString());
    writeTextOrNull(json, "decision", validator.vote ? domain::toWire(vote.decision) : QString());
    writeTime(json, "decided_at", validator.vote ? std::optional(vote.at) : std::nullopt);
    writeTextOrNull(json, "reason", vote.reason);
    writeDevices(json, validator.deliveries, dispatch.createdAt);
    json.endObject();
}

} // namespace

void writeTextOrNull(JsonWriter &json, const char *name, const QString &text)
{
    json.name(name);
    text.isEmpty() ? json.null() : json.string(text);
}

void writeTime(JsonWriter &json, const char *name, const std::optional<Instant> &at)
{
    json.name(name);
    at ? json.string(toIso(*at)) : json.null();
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

void writeQuorum(JsonWriter &json, const domain::QuorumCount &count)
{
    json.name("quorum").beginObject();
    json.name("required").number(count.required);
    json.name("approved").number(count.approved);
    json.name("rejected").number(count.rejected);
    json.endObject();
}

QByteArray describeStatus(const domain::Dispatch &dispatch)
{
    JsonWriter json;
    json.beginObject();
    json.name("event_id").string(dispatch.eventId);
    json.name("status").string(domain::toWire(dispatch.state));
    json.name("event_type").string(domain::toWire(dispatch.eventType));
    json.name("sent_at").string(toIso(dispatch.createdAt));
    json.name("expires_at").string(toIso(dispatch.expiresAt));
    writeTime(json, "decided_at", dispatch.end ? std::optional(dispatch.end->at) : std::nullopt);
    writeQuorum(json, dispatch.count());
    json.name("validators").beginArray();
    for (const domain::Validator &validator : dispatch.validators)
        writeValidator(json, dispatch, validator);
    json.endArray();
    return json.endObject().take();
}

} // namespace countersign::relay
