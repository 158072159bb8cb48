#include "core/relay/push_message.h"

#include "core/relay/dispatch_status.h"

namespace countersign::relay {

namespace {

/// Which answer ended it for a validator: their own, or the one that ended it for all.
struct Ending
{
    domain::ChallengeState state = domain::ChallengeState::Pending;
    QString deviceId; ///< empty when nobody's
};

Ending endingOf(const domain::Dispatch &dispatch, const domain::Validator &validator)
{
    if (validator.vote)
        return {validator.vote->decision, validator.vote->deviceId};
    const domain::Validator *last = dispatch.end ? dispatch.validator(dispatch.end->pairingId) : nullptr;
    return {dispatch.state, last && last->vote ? last->vote->deviceId : QString()};
}

void writeProgress(JsonWriter &json, const domain::Dispatch &dispatch)
{
    json.name("state").string(domain::toWire(dispatch.state));
    json.name("validator_count").number(static_cast<qint64>(dispatch.validators.size()));
    writeQuorum(json, dispatch.count());
}

void writeAddress(JsonWriter &json, const domain::Dispatch &dispatch, const domain::Validator &validator)
{
    json.name("tenant_id").string(dispatch.tenantId);
    json.name("pairing_id").string(validator.pairingId);
}

/// Whom it is from and which one it is.
void writeOrigin(JsonWriter &json, const domain::Tenant &tenant, const domain::Challenge &challenge,
                 const domain::Delivery &delivery)
{
    json.name("message_id").string(delivery.messageId);
    json.name("tenant_id").string(challenge.tenantId);
    json.name("tenant_name").string(tenant.displayName());
    json.name("tenant_logo_url").string(tenant.configuration.brandingLogoUrl);
    json.name("pairing_id").string(challenge.pairingId);
    json.name("relay_device_id").string(delivery.deviceId);
    json.name("instruction_id").string(challenge.instructionId);
}

/// Members of the request as they were received.
void writeAsReceived(JsonWriter &json, const domain::Challenge &challenge,
                     std::initializer_list<const char *> members)
{
    const Result<JsonDocument> request = JsonDocument::parse(challenge.request.borrowed());
    Q_ASSERT(request);
    for (const char *member : members) {
        const JsonValue value = request->root().member(member);
        if (value.exists() && !value.is(JsonType::Null))
            json.name(member).raw(value.source());
    }
}

} // namespace

QByteArray challengeMessage(const domain::Tenant &tenant, const domain::Challenge &challenge,
                            const domain::Delivery &delivery, const QByteArray &responseToken)
{
    JsonWriter json;
    json.beginObject();
    json.name("type").string(u"challenge");
    writeOrigin(json, tenant, challenge, delivery);
    json.name("custom_type").string(domain::toWire(challenge.customType));
    json.name("expected_action").string(challenge.expectedAction);
    writeAsReceived(json, challenge, {"description", "numbers", "backend_url", "display"});
    if (!responseToken.isEmpty()) {
        json.name("answer_path").string(domain::toWire(domain::AnswerPath::Backend));
        json.name("response_token").utf8(responseToken);
    }
    json.name("sent_at").number(toUnixMs(challenge.createdAt));
    json.name("expires_at").number(toUnixMs(challenge.expiresAt));
    json.name("attempts_left").number(challenge.attemptsLeft());
    return json.endObject().take();
}

QByteArray alertMessage(const domain::Tenant &tenant, const domain::Challenge &alert,
                        const domain::Delivery &delivery)
{
    JsonWriter json;
    json.beginObject();
    json.name("type").string(u"alert");
    writeOrigin(json, tenant, alert, delivery);
    writeAsReceived(json, alert, {"title", "description", "display"});
    json.name("sent_at").number(toUnixMs(alert.createdAt));
    return json.endObject().take();
}

QByteArray closedMessage(const domain::Challenge &challenge)
{
    JsonWriter json;
    json.beginObject();
    json.name("type").string(u"closed");
    json.name("tenant_id").string(challenge.tenantId);
    json.name("pairing_id").string(challenge.pairingId);
    json.name("instruction_id").string(challenge.instructionId);
    json.name("state").string(domain::toWire(challenge.state));
    json.name("relay_device_id").string(challenge.decision ? challenge.decision->deviceId : QString());
    return json.endObject().take();
}

QByteArray dispatchMessage(const domain::RelayState &state, const domain::Dispatch &dispatch,
                           const domain::Validator &validator, const domain::Delivery &delivery)
{
    const Result<JsonDocument> request = JsonDocument::parse(dispatch.request);
    Q_ASSERT(request);
    const domain::Tenant &tenant = *state.tenant(dispatch.tenantId);
    JsonWriter json;
    json.beginObject();
    json.name("type").string(u"dispatch");
    json.name("message_id").string(delivery.messageId);
    json.name("tenant_name").string(tenant.displayName());
    json.name("tenant_logo_url").string(tenant.configuration.brandingLogoUrl);
    writeAddress(json, dispatch, validator);
    json.name("relay_device_id").string(delivery.deviceId);
    json.name("event_id").string(dispatch.eventId);
    json.name("event_type").string(domain::toWire(dispatch.eventType));
    json.name("action_type").string(domain::toWire(dispatch.actionType));
    for (const char *member : {"title", "description", "data_items", "data_fetch_url"}) {
        const JsonValue value = request->root().member(member);
        if (value.exists() && !value.is(JsonType::Null))
            json.name(member).raw(value.source());
    }
    json.name("groups").beginArray();
    for (const QString &name : domain::groupNames(state, dispatch))
        json.string(name);
    json.endArray();
    writeProgress(json, dispatch);
    json.name("sent_at").number(toUnixMs(dispatch.createdAt));
    json.name("expires_at").number(toUnixMs(dispatch.expiresAt));
    json.name("attempts_left").number(validator.attemptsLeft());
    return json.endObject().take();
}

QByteArray closedMessage(const domain::Dispatch &dispatch, const domain::Validator &validator)
{
    const Ending ending = endingOf(dispatch, validator);
    JsonWriter json;
    json.beginObject();
    json.name("type").string(u"closed");
    writeAddress(json, dispatch, validator);
    json.name("instruction_id").string(dispatch.eventId);
    json.name("state").string(domain::toWire(ending.state));
    json.name("relay_device_id").string(ending.deviceId);
    return json.endObject().take();
}

QByteArray progressMessage(const domain::Dispatch &dispatch, const domain::Validator &validator)
{
    JsonWriter json;
    json.beginObject();
    json.name("type").string(u"progress");
    writeAddress(json, dispatch, validator);
    json.name("event_id").string(dispatch.eventId);
    writeProgress(json, dispatch);
    return json.endObject().take();
}

} // namespace countersign::relay
