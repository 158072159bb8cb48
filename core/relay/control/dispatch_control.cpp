#include "core/domain/dispatch_rules.h"
#include "core/relay/control/answer_form.h"
#include "core/relay/control/callback_watch.h"
#include "core/relay/control/describe.h"
#include "core/relay/envelope.h"
#include "core/relay/shown_display.h"

#include <algorithm>

/// Sudo dispatches: several people are asked, and each device answers as its person would.
namespace countersign::relay {

namespace {

QJsonObject describeCount(int required, int approved, int rejected)
{
    return {{QStringLiteral("required"), required},
            {QStringLiteral("approved"), approved},
            {QStringLiteral("rejected"), rejected}};
}

QJsonArray describeOrganisations(const domain::Dispatch &dispatch)
{
    QJsonArray organisations;
    for (const domain::Organisation &each : dispatch.organisations()) {
        QJsonObject organisation = describeCount(dispatch.quorum, each.approved, each.rejected);
        organisation[QStringLiteral("tenant_id")] = each.tenantId;
        organisation[QStringLiteral("validators")] = each.validators;
        organisations.append(organisation);
    }
    return organisations;
}

QJsonArray describeGroups(const domain::RelayState &state, const domain::Dispatch &dispatch,
                          const domain::DispatchRequest &request)
{
    const QStringList names = domain::groupNames(state, dispatch);
    QJsonArray groups;
    for (qsizetype i = 0; i < names.size(); ++i)
        groups.append(QJsonObject{{QStringLiteral("group_linked_id"), request.groupLinkedIds[i]},
                                  {QStringLiteral("display_name"), names[i]}});
    return groups;
}

QJsonObject describeValidator(const domain::Validator &validator)
{
    const domain::Vote vote = validator.vote.value_or(domain::Vote{});
    return {
        {QStringLiteral("tenant_id"), validator.tenantId},
        {QStringLiteral("pairing_id"), validator.pairingId},
        {QStringLiteral("user_socket_hash"), validator.userSocketHash},
        {QStringLiteral("relay_user_id"), validator.relayUserId},
        {QStringLiteral("decision"),
         validator.vote ? QJsonValue(domain::toWire(vote.decision)) : QJsonValue()},
        {QStringLiteral("decided_at"), validator.vote ? QJsonValue(toIso(vote.at)) : QJsonValue()},
        {QStringLiteral("device_id"), textOrNull(vote.deviceId)},
        {QStringLiteral("reason"), textOrNull(vote.reason)},
        {QStringLiteral("display_digest"), textOrNull(vote.displayDigest)},
        {QStringLiteral("device_signature"), textOrNull(vote.deviceSignature)},
        {QStringLiteral("wrong_answers"), static_cast<qint64>(validator.refusedAnswers.size())},
        {QStringLiteral("devices"), describeDevices(validator.deliveries)},
    };
}

QJsonArray describeValidators(const domain::Dispatch &dispatch)
{
    QJsonArray validators;
    for (const domain::Validator &validator : dispatch.validators)
        validators.append(describeValidator(validator));
    return validators;
}

QJsonValue describeEnd(const domain::Dispatch &dispatch)
{
    if (!dispatch.end)
        return {};
    const domain::Validator *last = dispatch.validator(dispatch.end->pairingId);
    return QJsonObject{
        {QStringLiteral("at"), toIso(dispatch.end->at)},
        {QStringLiteral("device_id"), textOrNull(last && last->vote ? last->vote->deviceId : QString())},
        {QStringLiteral("reason"), textOrNull(dispatch.end->reason)},
        {QStringLiteral("event_id"), dispatch.end->eventId}};
}

/// Answers with the dispatch as it is once its callback was tried. It may be forgotten by then.
void answerAfterAttempt(const ControlParts &parts, const QString &eventId, const QByteArray &message,
                        const Reply &reply)
{
    const domain::RelayState &state = parts.relay.ledger().state();
    const domain::Dispatch *answered = state.dispatch(eventId);
    const bool isEnded = answered && answered->end;
    afterAttempt(parts, isEnded ? answered->end->eventId : QString(), 0, [&state, eventId, message, reply] {
        if (const domain::Dispatch *now = state.dispatch(eventId))
            reply.answer(success(200, message, describeDispatch(state, *now, {})));
        else
            reply.answer(
                Error{QStringLiteral("CHALLENGE_NOT_FOUND"),
                      QStringLiteral("Dispatch \"%1\" was answered, and is forgotten by now.").arg(eventId)});
    });
}

/// What a device answers: the dispatch is localAuth, whatever it asks about.
Result<AnswerOrder> readOrder(const domain::Dispatch &dispatch, const Call &call,
                              AnswerOrder::Decision decision)
{
    AnswerOrder asked;
    asked.decision = decision;
    asked.tenantId = dispatch.tenantId;
    asked.instructionId = dispatch.eventId;
    return readAnswerOrder(call, asked, [](JsonForm &form, AnswerOrder &order) {
        order.localAuth = form.boolean("local_auth", Presence::Optional);
    });
}

} // namespace

QJsonObject describeDispatch(const domain::RelayState &state, const domain::Dispatch &dispatch,
                             const display::RenderSettings &settings)
{
    const domain::DispatchRequest request = dispatch.details();
    const domain::QuorumCount count = dispatch.count();
    return {{QStringLiteral("event_id"), dispatch.eventId},
            {QStringLiteral("instruction_id"), dispatch.eventId},
            {QStringLiteral("tenant_id"), dispatch.tenantId},
            {QStringLiteral("status"), domain::toWire(dispatch.state)},
            {QStringLiteral("custom_type"), domain::toWire(domain::CustomType::LocalAuth)},
            {QStringLiteral("expected_action"), domain::toWire(dispatch.actionType)},
            {QStringLiteral("event_type"), domain::toWire(dispatch.eventType)},
            {QStringLiteral("action_type"), domain::toWire(dispatch.actionType)},
            {QStringLiteral("idempotency_key"), dispatch.idempotencyKey},
            {QStringLiteral("description"), request.display.subtitle},
            {QStringLiteral("data_access_type"), domain::toWire(dispatch.dataAccess)},
            {QStringLiteral("data_fetch_url"), textOrNull(request.dataFetchUrl)},
            {QStringLiteral("groups"), describeGroups(state, dispatch, request)},
            {QStringLiteral("quorum"), describeCount(count.required, count.approved, count.rejected)},
            {QStringLiteral("rejections_to_fail"), dispatch.rejectionsToFail},
            {QStringLiteral("organisations"), describeOrganisations(dispatch)},
            {QStringLiteral("validators"), describeValidators(dispatch)},
            {QStringLiteral("created_at"), toIso(dispatch.createdAt)},
            {QStringLiteral("expires_at"), toIso(dispatch.expiresAt)},
            {QStringLiteral("decision"), describeEnd(dispatch)},
            {QStringLiteral("display_digest"), textOrNull(dispatch.displayDigest)},
            {QStringLiteral("display"), shownDisplay(request.display, settings)},
            {QStringLiteral("painted"), describePaintings(state.paintings().ofDispatch(dispatch.eventId))}};
}

bool concerns(const domain::RelayState &state, const domain::Dispatch &dispatch, const QString &deviceId)
{
    return std::ranges::any_of(dispatch.validators, [&](const domain::Validator &validator) {
        return wentTo(state, validator.deliveries, deviceId);
    });
}

void readDispatch(const ControlParts &parts, const Call &call, const domain::Dispatch &dispatch)
{
    call.reply.answer(success(
        200, "Dispatch", describeDispatch(parts.relay.ledger().state(), dispatch, renderSettings(call))));
}

void answerDispatch(const ControlParts &parts, const Call &call, const domain::Dispatch &dispatch,
                    AnswerOrder::Decision decision)
{
    const Result<AnswerOrder> order = readOrder(dispatch, call, decision);
    if (!order)
        return call.reply.answer(order.error());
    const QByteArray message = decision == AnswerOrder::Decision::Approve ? "Dispatch approved on this device"
                                                                          : "Dispatch denied on this device";
    parts.devices.answer(*order,
                         [&parts, eventId = dispatch.eventId, message,
                          reply = call.reply](const Result<QJsonObject> &answered) {
                             parts.loop.post([&parts, eventId, message, reply, answered] {
                                 answered ? answerAfterAttempt(parts, eventId, message, reply)
                                          : reply.answer(answered.error());
                             });
                         });
}

} // namespace countersign::relay
