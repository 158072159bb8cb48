#include "core/relay/vote_routes.h"

#include "core/relay/dispatch_status.h"
#include "core/relay/envelope.h"

namespace countersign::relay {

namespace {

Error dispatchNotFound(const QString &eventId)
{
    return {QStringLiteral("CHALLENGE_NOT_FOUND"),
            QStringLiteral("This device has no dispatch with event_id \"%1\".").arg(eventId)};
}

struct Asked
{
    const domain::Dispatch *dispatch = nullptr;
    const domain::Validator *validator = nullptr;
};

/// Without a validator when it does not ask the device's user.
Asked asked(const domain::RelayState &state, const domain::PairedDevice &device, const QString &eventId)
{
    const domain::Dispatch *dispatch = state.dispatch(eventId);
    const domain::Pairing *pairing = state.pairingOfDevice(device.id);
    return {dispatch, dispatch ? dispatch->validator(pairing->id) : nullptr};
}

http::Response describeVoted(const domain::Dispatch &dispatch, domain::ChallengeState decision)
{
    JsonWriter json;
    json.beginObject();
    json.name("event_id").string(dispatch.eventId);
    json.name("decision").string(domain::toWire(decision));
    json.name("status").string(domain::toWire(dispatch.state));
    writeQuorum(json, dispatch.count());
    return success(200,
                   decision == domain::ChallengeState::Approved ? "Dispatch approved by this validator"
                                                                : "Dispatch rejected by this validator",
                   json.endObject().take());
}

} // namespace

void answerDispatch(Relay &relay, Call call, const domain::PairedDevice &device,
                    const domain::AddressedAnswer &answer, domain::AnswerPath path)
{
    call.reply.remarks.instructionId = answer.eventId;
    const domain::RelayState &state = relay.ledger().state();
    const auto [dispatch, validator] = asked(state, device, answer.eventId);
    if (!validator)
        return call.reply.answer(dispatchNotFound(answer.eventId));
    if (path != domain::AnswerPath::Relay) {
        return call.reply.answer(
            Error{QStringLiteral("ANSWER_PATH_WRONG"),
                  QStringLiteral("Dispatch \"%1\" is answered through the relay; send device/respond.")
                      .arg(answer.eventId)});
    }
    const bool callbackWanted = !state.tenant(dispatch->tenantId)->callbackUrl().isEmpty();
    domain::Judgement judgement = domain::judgeVote(
        *dispatch, answer.answer, {*validator, device, callbackWanted, relay.clock().now()}, relay.newId());
    if (judgement.refusal)
        return relay.commitAndAnswer(std::move(judgement.events), call.reply, failure(*judgement.refusal));
    relay.ledger().commit(std::move(judgement.events),
                          [dispatch = dispatch, decision = answer.answer.decision,
                           reply = call.reply](const Result<void> &committed) {
                              committed ? reply.answer(describeVoted(*dispatch, decision))
                                        : reply.answer(committed.error());
                          });
}

void noteDispatchSeen(Relay &relay, Call call, const domain::PairedDevice &device, const QString &eventId)
{
    call.reply.remarks.instructionId = eventId;
    const auto [dispatch, validator] = asked(relay.ledger().state(), device, eventId);
    if (!validator)
        return call.reply.answer(dispatchNotFound(eventId));
    const domain::Delivery *delivery = validator->delivery(device.id);
    std::vector<domain::Event> events;
    if (delivery && !delivery->seenAt)
        events.emplace_back(domain::DispatchSeen{eventId, validator->pairingId, device.id});
    relay.commitAndAnswer(std::move(events), call.reply, success(200, "Noted", QByteArrayView("{}")));
}

} // namespace countersign::relay
