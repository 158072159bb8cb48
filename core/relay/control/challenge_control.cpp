#include "core/relay/control/answer_form.h"
#include "core/relay/control/callback_watch.h"
#include "core/relay/control/control_api.h"
#include "core/relay/control/describe.h"
#include "core/relay/dispatch_status.h"
#include "core/relay/envelope.h"
#include "core/relay/shown_display.h"

#include <QJsonDocument>

#include <limits>

/// Challenges: listed, read with what a device shows, answered as a person would.
namespace countersign::relay {

namespace {

QByteArray compact(const auto &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

void writeNumberOrNull(JsonWriter &json, const char *name, const std::optional<int> &number)
{
    json.name(name);
    number ? json.number(*number) : json.null();
}

void writeDecision(JsonWriter &json, const domain::Challenge &challenge)
{
    json.name("decision");
    if (!challenge.decision) {
        json.null();
        return;
    }
    const domain::Decision &decision = *challenge.decision;
    json.beginObject();
    json.name("at").string(toIso(decision.at));
    writeTextOrNull(json, "device_id", decision.deviceId);
    writeTextOrNull(json, "reason", decision.reason);
    writeNumberOrNull(json, "number", decision.number);
    writeTextOrNull(json, "display_digest", decision.displayDigest);
    writeTextOrNull(json, "device_signature", decision.deviceSignature);
    json.name("event_id").string(decision.eventId);
    json.name("via").string(domain::toWire(decision.via));
    json.endObject();
}

void writeNumbers(JsonWriter &json, const domain::ChallengeRequest &request)
{
    json.name("numbers").beginArray();
    for (const int number : request.numbers)
        json.number(number);
    json.endArray();
    writeNumberOrNull(json, "correct_number", request.correctNumber);
}

/// What an alert, which asks nothing, does not have is null.
void writeQuestion(JsonWriter &json, const domain::Challenge &challenge,
                   const domain::ChallengeRequest &request)
{
    const bool asks = !challenge.isAlert();
    writeTextOrNull(json, "title", asks ? QString() : request.title);
    writeTextOrNull(json, "custom_type", asks ? domain::toWire(challenge.customType) : QString());
    writeTextOrNull(json, "expected_action", asks ? challenge.expectedAction : QString());
    json.name("description").string(request.description);
    writeTextOrNull(json, "answer_path", asks ? domain::toWire(challenge.answerPath) : QString());
    writeNumbers(json, request);
    writeTextOrNull(json, "expires_at", asks ? toIso(challenge.expiresAt) : QString());
}

/// One object, numbered where it stands in a list. Lists are long, and are asked for again and again.
QByteArray describe(const domain::RelayState &state, const domain::Challenge &challenge,
                    const display::RenderSettings &settings, std::optional<qint64> number = {})
{
    const domain::ChallengeRequest request = challenge.details();
    JsonWriter json;
    json.beginObject();
    if (number)
        json.name("number").number(*number);
    json.name("instruction_id").string(challenge.instructionId);
    json.name("tenant_id").string(challenge.tenantId);
    json.name("status").string(domain::toWire(challenge.state));
    writeQuestion(json, challenge, request);
    json.name("user_socket_hash").string(challenge.userSocketHash);
    json.name("relay_user_id").string(challenge.relayUserId);
    json.name("pairing_id").string(challenge.pairingId);
    json.name("created_at").string(toIso(challenge.createdAt));
    json.name("wrong_answers").number(static_cast<qint64>(challenge.refusedAnswers.size()));
    json.name("devices").raw(compact(describeDevices(challenge.deliveries)));
    writeDecision(json, challenge);
    json.name("display_digest").string(challenge.displayDigest.toText());
    json.name("display");
    writeShownDisplay(json, request.display, settings);
    json.name("painted").raw(compact(
        describePaintings(state.paintings().ofChallenge(challenge.tenantId, challenge.instructionId))));
    return json.endObject().take();
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

QByteArray numbered(QJsonObject object, qint64 number)
{
    object[QStringLiteral("number")] = number;
    return compact(object);
}

void listChallenges(const ControlParts &parts, const Call &call)
{
    const Result<Page> page = readPage(call);
    const Result<qint64> before = call.queryNumber(
        QStringLiteral("before"), std::numeric_limits<qint64>::max(), 1, std::numeric_limits<qint64>::max());
    if (!page || !before)
        return call.reply.answer(page ? before.error() : page.error());
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
    JsonWriter list;
    list.beginArray();
    qint64 listed = 0;
    const auto last = [&] {
        return static_cast<qint64>(state.allForgotten()) + static_cast<qint64>(challenges)
            + static_cast<qint64>(dispatches);
    };
    while (challenges + dispatches > 0 && last() > page->since && listed < page->limit) {
        const qint64 number = last();
        const bool isAsked = number < *before;
        const bool isDispatch = dispatches > 0
            && state.dispatches()[dispatches - 1].challengesBefore
                >= state.challengesForgotten() + challenges;
        QByteArray object;
        if (isDispatch) {
            const domain::Dispatch &dispatch = state.dispatches()[--dispatches];
            if (isAsked && (!wanted || dispatch.state == *wanted)
                && (deviceId.isEmpty() || concerns(state, dispatch, deviceId)))
                object = numbered(describeDispatch(state, dispatch, settings), number);
        } else {
            const domain::Challenge &challenge = state.challenges()[--challenges];
            if (isAsked && (!wanted || challenge.state == *wanted)
                && (deviceId.isEmpty() || wentTo(state, challenge.deliveries, deviceId)))
                object = describe(state, challenge, settings, number);
        }
        if (object.isEmpty())
            continue;
        list.raw(object);
        ++listed;
    }
    call.reply.answer(success(200, "Challenges", list.endArray().take()));
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
