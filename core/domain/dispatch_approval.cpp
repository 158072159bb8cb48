#include "core/base/json_writer.h"
#include "core/domain/dispatch_rules.h"

/// What a backend is told of a dispatch that has ended (protocol, section 8).
namespace countersign::domain {

namespace {

void writeTextOrNull(JsonWriter &json, const char *name, const QString &text)
{
    json.name(name);
    text.isEmpty() ? json.null() : json.string(text);
}

void writeCount(JsonWriter &json, const Dispatch &dispatch)
{
    const QuorumCount count = dispatch.count();
    json.name("quorum").beginObject();
    json.name("required").number(count.required);
    json.name("approved").number(count.approved);
    json.name("rejected").number(count.rejected);
    json.endObject();
    if (dispatch.eventType != SudoEventType::DelegatedAction)
        return;
    json.name("organisations").beginArray();
    for (const Organisation &each : dispatch.organisations()) {
        json.beginObject();
        json.name("tenant_id").string(each.tenantId);
        json.name("required").number(dispatch.quorum);
        json.name("approved").number(each.approved);
        json.name("rejected").number(each.rejected);
        json.endObject();
    }
    json.endArray();
}

/// How a tenant names its own users it does not tell another one.
QString nameTold(const Dispatch &dispatch, const Validator &validator)
{
    return validator.tenantId == dispatch.tenantId ? validator.userSocketHash : QString();
}

void writeVotes(JsonWriter &json, const Dispatch &dispatch)
{
    json.name("approvals").beginArray();
    for (const Validator &validator : dispatch.validators) {
        if (!validator.vote)
            continue;
        json.beginObject();
        json.name("tenant_id").string(validator.tenantId);
        json.name("relay_user_id").string(validator.relayUserId);
        writeTextOrNull(json, "user_socket_hash", nameTold(dispatch, validator));
        json.name("device_id").string(validator.vote->deviceId);
        json.name("decision").string(toWire(validator.vote->decision));
        json.name("decided_at").string(toIso(validator.vote->at));
        writeTextOrNull(json, "reason", validator.vote->reason);
        writeTextOrNull(json, "display_digest", validator.vote->displayDigest);
        writeTextOrNull(json, "device_signature", validator.vote->deviceSignature);
        json.endObject();
    }
    json.endArray();
}

/// Whose answer ended it; else whoever alone was asked.
const Validator *decisive(const Dispatch &dispatch)
{
    if (dispatch.validators.size() == 1)
        return &dispatch.validators.front();
    return dispatch.validator(dispatch.end->pairingId);
}

} // namespace

QByteArray approvalEvent(const Dispatch &dispatch)
{
    Q_ASSERT(dispatch.end);
    const Validator *validator = decisive(dispatch);
    const Vote vote = validator ? validator->vote.value_or(Vote{}) : Vote{};
    JsonWriter json;
    json.beginObject();
    json.name("event_id").string(dispatch.end->eventId);
    json.name("type").string(u"approval");
    json.name("tenant_id").string(dispatch.tenantId);
    json.name("instruction_id").string(dispatch.eventId);
    json.name("sudo_event_id").string(dispatch.eventId);
    json.name("event_type").string(toWire(dispatch.eventType));
    json.name("action_type").string(toWire(dispatch.actionType));
    json.name("idempotency_key").string(dispatch.idempotencyKey);
    json.name("status").string(toWire(dispatch.state));
    json.name("custom_type").string(toWire(CustomType::LocalAuth));
    json.name("expected_action").string(toWire(dispatch.actionType));
    writeTextOrNull(json, "user_socket_hash", validator ? nameTold(dispatch, *validator) : QString());
    writeTextOrNull(json, "relay_user_id", validator ? validator->relayUserId : QString());
    writeTextOrNull(json, "device_id", vote.deviceId);
    json.name("decided_at").string(toIso(dispatch.end->at));
    writeTextOrNull(json, "reason", dispatch.end->reason);
    json.name("number").null();
    writeCount(json, dispatch);
    writeVotes(json, dispatch);
    writeTextOrNull(json, "display_digest",
                    dispatch.displayDigest.isEmpty() ? vote.displayDigest : dispatch.displayDigest);
    writeTextOrNull(json, "device_signature", vote.deviceSignature);
    return json.endObject().take();
}

} // namespace countersign::domain
