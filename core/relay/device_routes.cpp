#include "core/base/json_form.h"
#include "core/domain/challenge_rules.h"
#include "core/relay/envelope.h"
#include "core/relay/relay.h"
#include "core/relay/vote_routes.h"

/// What a device says: that a challenge was seen, how it was answered, and that the backend was answered itself
/// (protocol, section 8).
namespace countersign::relay {

namespace {

Error challengeNotFound(const QString &instructionId)
{
    return {QStringLiteral("CHALLENGE_NOT_FOUND"),
            QStringLiteral("This device has no challenge with instruction_id \"%1\".").arg(instructionId)};
}

/// A device reaches the challenges of its own pairing; those of others do not exist for it.
const domain::Challenge *reachable(const domain::RelayState &state, const domain::PairedDevice &device,
                                   const QString &instructionId)
{
    const domain::Pairing *pairing = state.pairingOfDevice(device.id);
    const domain::Challenge *challenge = state.challenge(pairing->tenantId, instructionId);
    return challenge && challenge->pairingId == pairing->id ? challenge : nullptr;
}

http::Response describeAnswered(const domain::Challenge &challenge, domain::ChallengeState state)
{
    JsonWriter json;
    json.beginObject();
    json.name("instruction_id").string(challenge.instructionId);
    json.name("status").string(domain::toWire(state));
    return success(200,
                   state == domain::ChallengeState::Approved ? "Challenge approved" : "Challenge rejected",
                   json.endObject().take());
}

/// An answer for the relay to judge, or the report of one that the backend has accepted.
void answer(Relay &relay, Call call, domain::AnswerPath path)
{
    const domain::RelayState &state = relay.ledger().state();
    const auto device = relay.tokens().device(call.request, state, relay.clock().now());
    if (!device)
        return call.reply.answer(device.error());
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Result<domain::AddressedAnswer> read = domain::readAnswer(body->root());
    if (!read)
        return call.reply.answer(read.error());
    if (!read->eventId.isEmpty())
        return answerDispatch(relay, std::move(call), **device, *read, path);
    call.reply.remarks.instructionId = read->instructionId;
    const domain::Challenge *challenge = reachable(state, **device, read->instructionId);
    if (!challenge)
        return call.reply.answer(challengeNotFound(read->instructionId));

    const Secret totpSecret = relay.keyring().totpSecret((*device)->sealedTotpSecret);
    const bool callbackWanted = !state.tenant(challenge->tenantId)->callbackUrl().isEmpty();
    const domain::AnswerContext context{**device, totpSecret, callbackWanted, relay.clock().now(),
                                        relay.realClock().now()};
    const auto judge = path == domain::AnswerPath::Relay ? domain::judgeAnswer : domain::noteAcceptedAnswer;
    domain::Judgement judgement = judge(*challenge, read->answer, context, relay.newId());
    http::Response response =
        judgement.refusal ? failure(*judgement.refusal) : describeAnswered(*challenge, read->answer.decision);
    relay.commitAndAnswer(std::move(judgement.events), call.reply, std::move(response));
}

void seen(Relay &relay, Call call)
{
    const domain::RelayState &state = relay.ledger().state();
    const auto device = relay.tokens().device(call.request, state, relay.clock().now());
    if (!device)
        return call.reply.answer(device.error());
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    const QString eventId = form.text("event_id", Presence::Optional, {1, 128}).value_or(QString());
    const QString instructionId =
        form.text("instruction_id", eventId.isEmpty() ? Presence::Required : Presence::Optional, {1, 128})
            .value_or(QString());
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    if (!eventId.isEmpty())
        return noteDispatchSeen(relay, std::move(call), **device, eventId);
    call.reply.remarks.instructionId = instructionId;
    const domain::Challenge *challenge = reachable(state, **device, instructionId);
    if (!challenge)
        return call.reply.answer(challengeNotFound(instructionId));

    http::Response response = success(200, "Noted", QByteArrayView("{}"));
    const domain::Delivery *delivery = challenge->delivery((*device)->id);
    if (!delivery || delivery->seenAt)
        return call.reply.answer(std::move(response));
    relay.commitAndAnswer({domain::ChallengeSeen{challenge->tenantId, instructionId, (*device)->id}},
                          call.reply, std::move(response));
}

} // namespace

void addDeviceRoutes(Relay &relay)
{
    relay.router().add("POST", "/api/v1/device/respond",
                       [&relay](const Call &call) { answer(relay, call, domain::AnswerPath::Relay); });
    relay.router().add("POST", "/api/v1/device/answered",
                       [&relay](const Call &call) { answer(relay, call, domain::AnswerPath::Backend); });
    relay.router().add("POST", "/api/v1/device/seen", [&relay](const Call &call) { seen(relay, call); });
}

} // namespace countersign::relay
