#include "core/base/json_form.h"
#include "core/base/json_writer.h"
#include "core/domain/challenge_rules.h"
#include "core/domain/device_signature.h"
#include "core/domain/display_mismatch.h"
#include "core/domain/painted_rules.h"
#include "core/signing/totp.h"

namespace countersign::domain {

namespace {

constexpr JsonForm::TextRule reasonRule{0, 512};

/// What judging the proof of an approval found.
struct Proof
{
    enum class Outcome { Right, Wrong, Missing } outcome = Outcome::Right;
    QByteArray member; ///< of the answer
    QString problem;
    std::optional<qint64> totpStep;
};

Proof judgeTotp(const Answer &answer, const AnswerContext &context)
{
    if (!answer.totpCode)
        return {Proof::Outcome::Missing, "totp_code", {}, {}};
    const std::optional<qint64> step =
        signing::matchTotp(context.totpSecret, *answer.totpCode, context.realNow);
    if (!step)
        return {Proof::Outcome::Wrong,
                "totp_code",
                QStringLiteral("The code is not this device's code of now."),
                {}};
    if (*step <= context.device.lastTotpStep) {
        return {Proof::Outcome::Wrong,
                "totp_code",
                *step == context.device.lastTotpStep
                    ? QStringLiteral("This code was accepted once already; wait for the next one.")
                    : QStringLiteral("A later code than this was accepted already; wait for the next one."),
                {}};
    }
    return {Proof::Outcome::Right, "totp_code", {}, step};
}

Proof judgeNumber(const Challenge &challenge, const Answer &answer)
{
    if (!answer.number)
        return {Proof::Outcome::Missing, "number", {}, {}};
    const ChallengeRequest request = challenge.details();
    const bool right = request.correctNumber ? *answer.number == *request.correctNumber
                                             : request.numbers.contains(*answer.number);
    if (right)
        return {Proof::Outcome::Right, "number", {}, {}};
    return {Proof::Outcome::Wrong,
            "number",
            QStringLiteral("%1 is not the number to pick.").arg(*answer.number),
            {}};
}

Proof judgeLocalAuth(const Answer &answer)
{
    if (!answer.localAuth)
        return {Proof::Outcome::Missing, "local_auth", {}, {}};
    if (*answer.localAuth)
        return {Proof::Outcome::Right, "local_auth", {}, {}};
    return {Proof::Outcome::Wrong,
            "local_auth",
            QStringLiteral("Local authentication was not done on the device."),
            {}};
}

Proof judgeProof(const Challenge &challenge, const Answer &answer, const AnswerContext &context)
{
    switch (challenge.customType) {
    case CustomType::Totp: return judgeTotp(answer, context);
    case CustomType::GoldenNumber: return judgeNumber(challenge, answer);
    case CustomType::LocalAuth: return judgeLocalAuth(answer);
    }
    return {};
}

Judgement refuse(const QString &code, const QString &message, const QJsonObject &details = {})
{
    return {{}, Error{code, message, details}};
}

Judgement refuseMember(QByteArrayView member, const QString &problem)
{
    JsonProblems problems;
    problems.add(QString::fromUtf8(member), problem);
    return {{}, problems.toError()};
}

std::optional<Judgement> refuseByState(const Challenge &challenge, Instant now)
{
    if (challenge.isAlert()) {
        return refuse(QStringLiteral("ALERT_NOT_ANSWERABLE"),
                      QStringLiteral("\"%1\" is a security alert: it informs, and takes no answer.")
                          .arg(challenge.instructionId));
    }
    const bool expired = challenge.state == ChallengeState::Expired
        || (challenge.state == ChallengeState::Pending && challenge.expiresAt <= now);
    if (expired) {
        return refuse(QStringLiteral("CHALLENGE_EXPIRED"),
                      QStringLiteral("This challenge expired at %1; nothing was changed.")
                          .arg(toIso(challenge.expiresAt)));
    }
    if (challenge.state != ChallengeState::Pending) {
        return refuse(QStringLiteral("CHALLENGE_ANSWERED"),
                      QStringLiteral("This challenge is %1 already; the first answer counts.")
                          .arg(toWire(challenge.state)),
                      {{QStringLiteral("status"), toWire(challenge.state)}});
    }
    return std::nullopt;
}

/// A device whose key the relay holds must have signed exactly what the backend asked to be shown (display blocks, rule 6).
std::optional<Error> signedMismatch(const Challenge &challenge, const Answer &answer,
                                    const PairedDevice &device)
{
    if (device.publicKey.isEmpty())
        return std::nullopt;
    const QString asked = challenge.displayDigest.toText();
    if (answer.displayDigest != asked) {
        return displayMismatch(
            MismatchedMember::DisplayDigest,
            QStringLiteral(
                "The device answered for display_digest \"%1\", the challenge's is \"%2\": what was "
                "painted is not what was asked.")
                .arg(answer.displayDigest, asked));
    }
    return signatureMismatch(
        device,
        {challenge.instructionId, toWire(answer.decision), answer.displayDigest, answer.deviceSignature});
}

/// What no answer may be, whatever it proves.
std::optional<Judgement> refuseAny(const Challenge &challenge, const Answer &answer,
                                   const AnswerContext &context)
{
    if (std::optional<Judgement> refusal = refuseByState(challenge, context.now))
        return refusal;
    if (answer.customType && *answer.customType != challenge.customType)
        return refuseMember(
            "custom_type",
            QStringLiteral("must be %1, as the challenge asks").arg(toWire(challenge.customType)));
    if (std::optional<Error> mismatch = signedMismatch(challenge, answer, context.device))
        return Judgement{{}, std::move(mismatch)};
    if (std::optional<Error> mismatch = paintedMismatch(answer))
        return Judgement{{}, std::move(mismatch)};
    return std::nullopt;
}

/// What was painted before it, if that is told, and the decision.
std::vector<Event> withPainted(const Answer &answer, ChallengeDecided decided)
{
    std::vector<Event> events =
        paintedEvents(answer, {decided.tenantId, decided.instructionId, {}, decided.deviceId, {}});
    events.emplace_back(std::move(decided));
    return events;
}

ChallengeDecided decide(const Challenge &challenge, const Answer &answer, const AnswerContext &context,
                        const IdSource &newId)
{
    ChallengeDecided event;
    event.tenantId = challenge.tenantId;
    event.instructionId = challenge.instructionId;
    event.state = answer.decision;
    event.deviceId = context.device.id;
    event.reason = answer.reason;
    event.number = answer.number;
    event.displayDigest = answer.displayDigest;
    event.deviceSignature = answer.deviceSignature;
    event.eventId = newId(QLatin1String("evt_"));
    event.callbackWanted = context.callbackWanted;
    return event;
}

Judgement wrongAnswer(const Challenge &challenge, const Answer &answer, const AnswerContext &context,
                      const Proof &proof, const IdSource &newId)
{
    const int left = challenge.attemptsLeft() - 1;
    Judgement judgement;
    judgement.events.push_back(AnswerRefused{challenge.tenantId, challenge.instructionId, context.device.id,
                                             QStringLiteral("ANSWER_WRONG")});
    QString message = proof.problem;
    if (left > 0) {
        message += QStringLiteral(" %1 more wrong answers reject the challenge.").arg(left);
    } else {
        Answer rejected = answer;
        rejected.decision = ChallengeState::Rejected;
        rejected.reason = QStringLiteral("too_many_attempts");
        rejected.number.reset();
        rejected.displayDigest.clear();
        rejected.deviceSignature.clear();
        judgement.events.push_back(decide(challenge, rejected, context, newId));
        message += QStringLiteral(" It was the last attempt: the challenge is rejected.");
    }
    judgement.refusal =
        Error{QStringLiteral("ANSWER_WRONG"), message, {{QStringLiteral("attempts_left"), left}}};
    return judgement;
}

void readSubject(JsonForm &form, JsonValue body, AddressedAnswer &read)
{
    const auto isThere = [&body](QByteArrayView name) {
        const JsonValue value = body.member(name);
        return value.exists() && !value.is(JsonType::Null);
    };
    const bool ofDispatch = isThere("event_id");
    read.eventId = form.text("event_id", Presence::Optional, {1, 128}).value_or(QString());
    read.instructionId =
        form.text("instruction_id", ofDispatch ? Presence::Optional : Presence::Required, {1, 128})
            .value_or(QString());
    if (ofDispatch && isThere("instruction_id"))
        form.refuse("event_id", QStringLiteral("goes without instruction_id: an answer is to one of them"));
}

} // namespace

Result<AddressedAnswer> readAnswer(JsonValue body)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    AddressedAnswer read;
    readSubject(form, body, read);
    Answer &answer = read.answer;
    if (const auto decision =
            form.choice("decision", Presence::Required,
                        {toWire(ChallengeState::Approved), toWire(ChallengeState::Rejected)}))
        answer.decision = *challengeStateFromWire(*decision);
    if (const auto type = form.choice(
            "custom_type", Presence::Optional,
            {toWire(CustomType::Totp), toWire(CustomType::GoldenNumber), toWire(CustomType::LocalAuth)}))
        answer.customType = customTypeFromWire(*type);
    answer.totpCode = form.text("totp_code", Presence::Optional, {1, 16});
    if (const auto number = form.integer("number", Presence::Optional, lowestNumber, highestNumber))
        answer.number = static_cast<int>(*number);
    answer.localAuth = form.boolean("local_auth", Presence::Optional);
    answer.reason = form.text("reason", Presence::Optional, reasonRule).value_or(QString());
    answer.displayDigest = form.text("display_digest", Presence::Optional, {0, 128}).value_or(QString());
    answer.deviceSignature = form.text("device_signature", Presence::Optional, {0, 256}).value_or(QString());
    if (const JsonValue painted = form.value("painted", Presence::Optional, JsonType::Object);
        painted.exists())
        answer.painted = readPaintedDisplay(painted, form.pathOf("painted"), problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return read;
}

Judgement judgeAnswer(const Challenge &challenge, const Answer &answer, const AnswerContext &context,
                      const IdSource &newId)
{
    if (std::optional<Judgement> refusal = refuseAny(challenge, answer, context))
        return *std::move(refusal);
    if (answer.decision == ChallengeState::Rejected)
        return {withPainted(answer, decide(challenge, answer, context, newId)), {}};

    const Proof proof = judgeProof(challenge, answer, context);
    switch (proof.outcome) {
    case Proof::Outcome::Missing:
        return refuseMember(
            proof.member,
            QStringLiteral("is required to approve a %1 challenge").arg(toWire(challenge.customType)));
    case Proof::Outcome::Wrong: return wrongAnswer(challenge, answer, context, proof, newId);
    case Proof::Outcome::Right: break;
    }
    ChallengeDecided decided = decide(challenge, answer, context, newId);
    decided.totpStep = proof.totpStep;
    return {withPainted(answer, std::move(decided)), {}};
}

Judgement noteAcceptedAnswer(const Challenge &challenge, const Answer &answer, const AnswerContext &context,
                             const IdSource &newId)
{
    if (challenge.answerPath != AnswerPath::Backend) {
        return refuse(QStringLiteral("ANSWER_PATH_WRONG"),
                      QStringLiteral("Challenge \"%1\" is answered through the relay; send device/respond.")
                          .arg(challenge.instructionId));
    }
    if (std::optional<Judgement> refusal = refuseAny(challenge, answer, context))
        return *std::move(refusal);
    ChallengeDecided decided = decide(challenge, answer, context, newId);
    decided.callbackWanted = false;
    decided.via = AnswerPath::Backend;
    return {withPainted(answer, std::move(decided)), {}};
}

QByteArray approvalEvent(const Challenge &challenge)
{
    Q_ASSERT(challenge.decision);
    const Decision &decision = *challenge.decision;
    const auto textOrNull = [](JsonWriter &json, const char *name, const QString &text) {
        json.name(name);
        text.isEmpty() ? json.null() : json.string(text);
    };
    JsonWriter json;
    json.beginObject();
    json.name("event_id").string(decision.eventId);
    json.name("type").string(u"approval");
    json.name("tenant_id").string(challenge.tenantId);
    json.name("instruction_id").string(challenge.instructionId);
    json.name("sudo_event_id").null();
    json.name("status").string(toWire(challenge.state));
    json.name("custom_type").string(toWire(challenge.customType));
    json.name("expected_action").string(challenge.expectedAction);
    json.name("user_socket_hash").string(challenge.userSocketHash);
    json.name("relay_user_id").string(challenge.relayUserId);
    textOrNull(json, "device_id", decision.deviceId);
    json.name("decided_at").string(toIso(decision.at));
    textOrNull(json, "reason", decision.reason);
    json.name("number");
    decision.number ? json.number(*decision.number) : json.null();
    json.name("quorum").beginObject();
    json.name("required").number(1);
    json.name("approved").number(challenge.state == ChallengeState::Approved ? 1 : 0);
    json.name("rejected").number(challenge.state == ChallengeState::Rejected ? 1 : 0);
    json.endObject();
    json.name("approvals").beginArray();
    if (!decision.deviceId.isEmpty()) {
        json.beginObject();
        json.name("relay_user_id").string(challenge.relayUserId);
        json.name("device_id").string(decision.deviceId);
        json.name("decision").string(toWire(challenge.state));
        json.name("decided_at").string(toIso(decision.at));
        json.endObject();
    }
    json.endArray();
    json.name("display_digest").utf8(challenge.displayDigest.toUtf8());
    textOrNull(json, "device_signature", decision.deviceSignature);
    return json.endObject().take();
}

} // namespace countersign::domain
