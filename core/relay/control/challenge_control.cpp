#include "core/relay/control/answer_form.h"
#include "core/relay/control/callback_watch.h"
#include "core/relay/control/control_api.h"
#include "core/relay/control/describe.h"
#include "core/relay/envelope.h"
#include "core/relay/shown_display.h"

#include <QJsonDocument>

#include <limits>

/// Challenges: listed, read with what a device shows, answered as a person would.
namespace countersign::relay {

namespace {

QJsonValue describeDecision(const domain::Challenge &challenge)
{
    if (!challenge.decision)
        return {};
    const domain::Decision &decision = *challenge.decision;
    return QJsonObject{
        {QStringLiteral("at"), toIso(decision.at)},
        {QStringLiteral("device_id"), textOrNull(decision.deviceId)},
        {QStringLiteral("reason"), textOrNull(decision.reason)},
        {QStringLiteral("number"), decision.number ? QJsonValue(*decision.number) : QJsonValue()},
        {QStringLiteral("display_digest"), textOrNull(decision.displayDigest)},
        {QStringLiteral("device_signature"), textOrNull(decision.deviceSignature)},
        {QStringLiteral("event_id"), decision.eventId},
        {QStringLiteral("via"), domain::toWire(decision.via)}};
}

QJsonObject describe(const domain::RelayState &state, const domain::Challenge &challenge,
                     const display::RenderSettings &settings)
{
    const domain::ChallengeRequest request = challenge.details();
    const auto unlessAlert = [&challenge](const QJsonValue &value) {
        return challenge.isAlert() ? QJsonValue() : value;
    };
    QJsonArray numbers;
    for (const int number : request.numbers)
        numbers.append(number);
    return {{QStringLiteral("instruction_id"), challenge.instructionId},
            {QStringLiteral("tenant_id"), challenge.tenantId},
            {QStringLiteral("status"), domain::toWire(challenge.state)},
            {QStringLiteral("title"), challenge.isAlert() ? QJsonValue(request.title) : QJsonValue()},
            {QStringLiteral("custom_type"), unlessAlert(domain::toWire(challenge.customType))},
            {QStringLiteral("expected_action"), unlessAlert(challenge.expectedAction)},
            {QStringLiteral("description"), request.description},
            {QStringLiteral("answer_path"), unlessAlert(domain::toWire(challenge.answerPath))},
            {QStringLiteral("numbers"), numbers},
            {QStringLiteral("correct_number"),
             request.correctNumber ? QJsonValue(*request.correctNumber) : QJsonValue()},
            {QStringLiteral("user_socket_hash"), challenge.userSocketHash},
            {QStringLiteral("relay_user_id"), challenge.relayUserId},
            {QStringLiteral("pairing_id"), challenge.pairingId},
            {QStringLiteral("created_at"), toIso(challenge.createdAt)},
            {QStringLiteral("expires_at"), unlessAlert(toIso(challenge.expiresAt))},
            {QStringLiteral("wrong_answers"), static_cast<qint64>(challenge.refusedAnswers.size())},
            {QStringLiteral("devices"), describeDevices(challenge.deliveries)},
            {QStringLiteral("decision"), describeDecision(challenge)},
            {QStringLiteral("display_digest"), challenge.displayDigest.toText()},
            {QStringLiteral("display"), shownDisplay(request.display, settings)},
            {QStringLiteral("painted"),
             describePaintings(state.paintings().ofChallenge(challenge.tenantId, challenge.instructionId))}};
}

Error challengeNotFound(const QString &instructionId)
{
    return {QStringLiteral("CHALLENGE_NOT_FOUND"),
            QStringLiteral("There is no challenge with instruction_id \"%1\".").arg(instructionId)};
}

/// Errors: `CHALLENGE_NOT_FOUND`, `CHALLENGE_AMBIGUOUS`.
Result<const domain::Challenge *> named(const ControlParts &parts, const Call &call)
{
    const QString instructionId = QString::fromUtf8(call.pathParts.first());
    const QString tenantId = call.query(QStringLiteral("tenant_id"));
    const domain::RelayState &state = parts.relay.ledger().state();
    if (!tenantId.isEmpty()) {
        if (const domain::Challenge *challenge = state.challenge(tenantId, instructionId))
            return challenge;
    }
    const std::vector<const domain::Challenge *> all =
        tenantId.isEmpty() ? state.challengesNamed(instructionId) : std::vector<const domain::Challenge *>();
    if (all.size() == 1)
        return all.front();
    if (all.empty())
        return Failure(challengeNotFound(instructionId));
    return fail(QStringLiteral("CHALLENGE_AMBIGUOUS"),
                QStringLiteral("%1 tenants have a challenge with instruction_id \"%2\"; add ?tenant_id=.")
                    .arg(all.size())
                    .arg(instructionId));
}

void listChallenges(const ControlParts &parts, const Call &call)
{
    const Result<qint64> since =
        call.queryNumber(QStringLiteral("since"), 0, 0, std::numeric_limits<qint64>::max());
    const Result<qint64> limit = call.queryNumber(QStringLiteral("limit"), defaultPage, 1, largestPage);
    if (!since || !limit)
        return call.reply.answer(since ? limit.error() : since.error());
    const QString status = call.query(QStringLiteral("status"));
    const std::optional<domain::ChallengeState> wanted = domain::challengeStateFromWire(status);
    if (!status.isEmpty() && !wanted) {
        JsonProblems problems;
        problems.add(QStringLiteral("status"),
                     QStringLiteral("must be pending, approved, rejected, expired, cancelled or sent"));
        return call.reply.answer(problems.toError());
    }
    const QString deviceId = call.query(QStringLiteral("device_id"));
    const display::RenderSettings settings = renderSettings(call);
    const domain::RelayState &state = parts.relay.ledger().state();

    // Challenges and dispatches are numbered together, in the order in which they came.
    std::size_t challenges = state.challenges().size();
    std::size_t dispatches = state.dispatches().size();
    QJsonArray list;
    const auto last = [&] {
        return static_cast<qint64>(state.allForgotten()) + static_cast<qint64>(challenges)
            + static_cast<qint64>(dispatches);
    };
    while (challenges + dispatches > 0 && last() > *since && list.size() < *limit) {
        const qint64 number = last();
        const bool isDispatch = dispatches > 0
            && state.dispatches()[dispatches - 1].challengesBefore
                >= state.challengesForgotten() + challenges;
        QJsonObject object;
        if (isDispatch) {
            const domain::Dispatch &dispatch = state.dispatches()[--dispatches];
            if ((!wanted || dispatch.state == *wanted)
                && (deviceId.isEmpty() || concerns(state, dispatch, deviceId)))
                object = describeDispatch(state, dispatch, settings);
        } else {
            const domain::Challenge &challenge = state.challenges()[--challenges];
            if ((!wanted || challenge.state == *wanted)
                && (deviceId.isEmpty() || wentTo(state, challenge.deliveries, deviceId)))
                object = describe(state, challenge, settings);
        }
        if (object.isEmpty())
            continue;
        object[QStringLiteral("number")] = number;
        list.append(object);
    }
    call.reply.answer(success(200, "Challenges", QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

const domain::QrLogin *loginNamed(const ControlParts &parts, const Call &call)
{
    return parts.relay.ledger().state().qrLogin(QString::fromUtf8(call.pathParts.first()));
}

const domain::Dispatch *dispatchNamed(const ControlParts &parts, const Call &call)
{
    const domain::Dispatch *dispatch =
        parts.relay.ledger().state().dispatch(QString::fromUtf8(call.pathParts.first()));
    const QString tenantId = call.query(QStringLiteral("tenant_id"));
    return dispatch && (tenantId.isEmpty() || tenantId == dispatch->tenantId) ? dispatch : nullptr;
}

void readChallenge(const ControlParts &parts, const Call &call)
{
    if (const domain::QrLogin *login = loginNamed(parts, call))
        return readLogin(parts, call, *login);
    if (const domain::Dispatch *dispatch = dispatchNamed(parts, call))
        return readDispatch(parts, call, *dispatch);
    const Result<const domain::Challenge *> challenge = named(parts, call);
    if (challenge)
        call.reply.answer(success(200, "Challenge",
                                  describe(parts.relay.ledger().state(), **challenge, renderSettings(call))));
    else
        call.reply.answer(challenge.error());
}

Result<AnswerOrder> readOrder(const domain::Challenge &challenge, const Call &call,
                              AnswerOrder::Decision decision)
{
    AnswerOrder asked;
    asked.decision = decision;
    asked.tenantId = challenge.tenantId;
    asked.instructionId = challenge.instructionId;
    return readAnswerOrder(call, asked, [](JsonForm &form, AnswerOrder &order) {
        order.localAuth = form.boolean("local_auth", Presence::Optional);
        order.totpCode = form.text("totp_code", Presence::Optional, {1, 16});
        if (const auto number =
                form.integer("number", Presence::Optional, domain::lowestNumber, domain::highestNumber))
            order.number = static_cast<int>(*number);
        if (const auto path = form.choice(
                "answer_path", Presence::Optional,
                {domain::toWire(domain::AnswerPath::Relay), domain::toWire(domain::AnswerPath::Backend)}))
            order.answerPath = domain::answerPathFromWire(*path);
    });
}

/// A person sees the right number on the other screen; a script that names none answers right.
std::optional<int> rightNumber(const domain::Challenge &challenge)
{
    if (challenge.customType != domain::CustomType::GoldenNumber)
        return std::nullopt;
    const domain::ChallengeRequest request = challenge.details();
    return request.correctNumber ? *request.correctNumber : request.numbers.first();
}

/// Answers with the challenge as it is once its callback was tried. It may be forgotten by then.
void answerAfterAttempt(const ControlParts &parts, const AnswerOrder &order, const QByteArray &message,
                        const Reply &reply)
{
    const domain::RelayState &state = parts.relay.ledger().state();
    const auto find = [&state, order] { return state.challenge(order.tenantId, order.instructionId); };
    const domain::Challenge *answered = find();
    const bool isDecided = answered && answered->decision;
    afterAttempt(parts, isDecided ? answered->decision->eventId : QString(), 0,
                 [&state, find, instructionId = order.instructionId, message, reply] {
                     if (const domain::Challenge *now = find())
                         reply.answer(success(200, message, describe(state, *now, {})));
                     else
                         reply.answer(challengeNotFound(instructionId));
                 });
}

void answerChallenge(const ControlParts &parts, const Call &call, AnswerOrder::Decision decision)
{
    if (const domain::QrLogin *login = loginNamed(parts, call))
        return answerLogin(parts, call, *login, decision);
    if (const domain::Dispatch *dispatch = dispatchNamed(parts, call))
        return answerDispatch(parts, call, *dispatch, decision);
    const Result<const domain::Challenge *> challenge = named(parts, call);
    if (!challenge)
        return call.reply.answer(challenge.error());
    Result<AnswerOrder> order = readOrder(**challenge, call, decision);
    if (!order)
        return call.reply.answer(order.error());
    if (decision == AnswerOrder::Decision::Approve && !order->number)
        order->number = rightNumber(**challenge);
    const QByteArray message =
        decision == AnswerOrder::Decision::Approve ? "Challenge approved" : "Challenge denied";
    parts.devices.answer(
        *order, [&parts, reply = call.reply, order = *order, message](const Result<QJsonObject> &answered) {
            parts.loop.post([&parts, reply, order, message, answered] {
                answered ? answerAfterAttempt(parts, order, message, reply) : reply.answer(answered.error());
            });
        });
}

} // namespace

void addChallengeControl(const Control &control)
{
    addControlRoute(control, "GET", "/challenges", listChallenges);
    addControlRoute(control, "GET", "/challenges/{id}", readChallenge);
    addControlRoute(control, "POST", "/challenges/{id}/approve",
                    [](const ControlParts &parts, const Call &call) {
                        answerChallenge(parts, call, AnswerOrder::Decision::Approve);
                    });
    addControlRoute(control, "POST", "/challenges/{id}/deny",
                    [](const ControlParts &parts, const Call &call) {
                        answerChallenge(parts, call, AnswerOrder::Decision::Deny);
                    });
}

} // namespace countersign::relay
