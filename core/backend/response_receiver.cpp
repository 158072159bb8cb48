#include "core/backend/response_receiver.h"

#include "core/backend/receiver_answers_p.h"
#include "core/backend/seen_events_p.h"
#include "core/backend/submitted_answer.h"
#include "core/base/json_form.h"
#include "core/signing/digest.h"
#include "core/signing/jwt.h"

namespace countersign::backend {

namespace {

const QString audience = QStringLiteral("submit-response");

http::Response expired(const QString &instructionId)
{
    return refusal(410,
                   {QStringLiteral("CHALLENGE_EXPIRED"),
                    QStringLiteral("Instruction '%1' is no longer open; call the protected route again.")
                        .arg(instructionId)});
}

http::Response answered(const SudoInstruction &instruction)
{
    return refusal(409,
                   {QStringLiteral("CHALLENGE_ANSWERED"),
                    QStringLiteral("Instruction '%1' is %2 already; the first answer counts.")
                        .arg(instruction.id, toWire(instruction.state)),
                    {{QStringLiteral("status"), toWire(instruction.state)}}});
}

http::Response refusedMember(const char *member, const QString &problem)
{
    JsonProblems problems;
    problems.add(QLatin1String(member), problem);
    return refusal(422, problems.toError());
}

http::Response unjudgeable(const QString &why)
{
    return refusal(422, {QStringLiteral("ANSWER_UNJUDGEABLE"), why});
}

http::Response wrong(const SudoInstruction &instruction)
{
    const int left = wrongAnswersToReject - instruction.wrongAnswers;
    const QString consequence = left > 0
        ? QStringLiteral("%1 more wrong answers reject the instruction.").arg(left)
        : QStringLiteral("It was the last attempt: the instruction is rejected.");
    return refusal(422,
                   {QStringLiteral("ANSWER_WRONG"),
                    QStringLiteral("This does not prove the approval. ") + consequence,
                    {{QStringLiteral("attempts_left"), left}}});
}

/// What the token lets its bearer answer, or the refusal.
struct Permission
{
    QString instructionId;
    QString deviceId;
    std::optional<http::Response> refused;
};

Permission readPermission(JsonValue token, const Secret &secret, Instant now)
{
    if (!token.is(JsonType::String)) {
        return {
            {},
            {},
            refusal(401,
                    {QStringLiteral("TOKEN_MISSING"),
                     QStringLiteral("response_token is missing; send the one that came with the push.")})};
    }
    const Result<signing::TokenClaims> claims =
        signing::checkToken(token.toString().toUtf8(), secret, audience, now);
    if (!claims) {
        const bool late = claims.error().code == QLatin1String("TOKEN_EXPIRED");
        return {{},
                {},
                late ? refusal(410, {QStringLiteral("CHALLENGE_EXPIRED"), claims.error().message})
                     : refusal(401, claims.error())};
    }
    Permission permission{claims->extra[QStringLiteral("instruction_id")].toString(),
                          claims->extra[QStringLiteral("device_id")].toString(),
                          {}};
    if (permission.instructionId.isEmpty() || permission.deviceId.isEmpty()) {
        permission.refused =
            refusal(401,
                    {QStringLiteral("TOKEN_INVALID"),
                     QStringLiteral("The token must have the texts instruction_id and device_id.")});
    }
    return permission;
}

/// How an approval proves itself.
enum class Proof { Right, Wrong };

/// The proof, or the answer to one that cannot be looked at.
tl::expected<Proof, http::Response> judge(const SubmittedAnswer &answer, const SudoInstruction &instruction)
{
    const auto missing = [&instruction](const char *member) {
        return tl::unexpected(refusedMember(
            member, QStringLiteral("is required to approve by %1").arg(toWire(instruction.customType))));
    };
    switch (instruction.customType) {
    case SudoActionType::LocalAuth:
        if (!answer.localAuth)
            return missing("local_auth");
        return *answer.localAuth ? Proof::Right : Proof::Wrong;
    case SudoActionType::GoldenNumber:
        if (!answer.number)
            return missing("number");
        if (!instruction.correctNumber) {
            return tl::unexpected(unjudgeable(QStringLiteral(
                "This backend does not know which number is right; answer through the relay.")));
        }
        return answer.number == instruction.correctNumber ? Proof::Right : Proof::Wrong;
    case SudoActionType::Totp: break;
    }
    return tl::unexpected(unjudgeable(QStringLiteral(
        "The secret of a TOTP code is known to the device and the relay alone; answer through the relay.")));
}

/// Where decisions are written, and what was written last.
struct Records
{
    const std::shared_ptr<SudoInstructionStore> store;
    SeenEvents seen;
};

/// One answer on its way through the store.
class Hearing : public std::enable_shared_from_this<Hearing>
{
public:
    Hearing(std::shared_ptr<Records> records, SubmittedAnswer answer, QString bodyHash,
            http::Responder respond)
        : m_records(std::move(records)), m_answer(std::move(answer)), m_bodyHash(std::move(bodyHash)),
          m_respond(std::move(respond))
    {}

    void begin()
    {
        if (m_records->seen.contains(m_bodyHash))
            return conclude(received(QStringLiteral("none")));
        m_records->store->find(m_answer.instructionId)
            .then([self = shared_from_this()](const Result<std::optional<SudoInstruction>> &found) {
                if (!found)
                    self->conclude(stateUnavailable());
                else if (!*found)
                    self->conclude(expired(self->m_answer.instructionId));
                else
                    self->take(**found);
            });
    }

private:
    void take(const SudoInstruction &instruction)
    {
        if (instruction.state != InstructionState::Pending)
            return conclude(answered(instruction));
        if (m_answer.customType && *m_answer.customType != instruction.customType)
            return conclude(refusedMember(
                "custom_type",
                QStringLiteral("must be %1, as was asked").arg(toWire(instruction.customType))));
        if (m_answer.decision == SubmittedDecision::Rejected)
            return follow(m_records->store->reject(instruction.id, m_answer.reason));
        const auto proof = judge(m_answer, instruction);
        if (!proof)
            return conclude(proof.error());
        if (*proof == Proof::Right)
            return follow(m_records->store->validate(instruction.id));
        m_records->store->countWrongAnswer(instruction.id)
            .then([self = shared_from_this()](const Result<InstructionMove> &move) {
                if (move && move->moved)
                    self->conclude(wrong(*move->now));
                else
                    self->concludeUnmoved(move);
            });
    }

    void follow(QFuture<Result<InstructionMove>> moving)
    {
        moving.then([self = shared_from_this()](const Result<InstructionMove> &move) {
            if (!move || !move->moved)
                return self->concludeUnmoved(move);
            self->m_records->seen.add(self->m_bodyHash);
            self->conclude(received(toWire(move->now->state)));
        });
    }

    void concludeUnmoved(const Result<InstructionMove> &move)
    {
        if (!move)
            conclude(stateUnavailable());
        else
            conclude(move->now ? answered(*move->now) : expired(m_answer.instructionId));
    }

    void conclude(const http::Response &response) { m_respond(response, {{}, m_answer.instructionId}); }

    const std::shared_ptr<Records> m_records;
    const SubmittedAnswer m_answer;
    const QString m_bodyHash;
    const http::Responder m_respond;
};

} // namespace

struct ResponseReceiver::Private
{
    const RelaySettings settings;
    const Clock &clock;
    const std::shared_ptr<Records> records;
};

ResponseReceiver::ResponseReceiver(const RelaySettings &settings, const Clock &clock,
                                   std::shared_ptr<SudoInstructionStore> store)
    : m_private(new Private{settings, clock, std::shared_ptr<Records>(new Records{std::move(store), {}})})
{}

void ResponseReceiver::receive(const http::Request &request, http::Responder respond) const
{
    const auto document = JsonDocument::parse(request.body);
    if (!document)
        return respond(refusal(400, document.error()), {});
    const JsonValue body = document->root();
    const Permission permission = readPermission(body.member("response_token"),
                                                 m_private->settings.tenantSecret, m_private->clock.now());
    if (permission.refused)
        return respond(*permission.refused, {});
    const http::Remarks remarks{{}, permission.instructionId};
    const Result<SubmittedAnswer> answer = readSubmittedAnswer(body);
    if (!answer)
        return respond(refusal(422, answer.error()), remarks);
    if (answer->instructionId != permission.instructionId
        || (!answer->deviceId.isEmpty() && answer->deviceId != permission.deviceId)) {
        return respond(
            refusal(403,
                    {QStringLiteral("TOKEN_MISMATCH"),
                     QStringLiteral("The token is for instruction '%1' and another answer came with it; "
                                    "send the token that came with the challenge.")
                         .arg(permission.instructionId)}),
            remarks);
    }
    const QString bodyHash = QString::fromLatin1(signing::sha256(request.body).toHex());
    std::make_shared<Hearing>(m_private->records, *answer, bodyHash, std::move(respond))->begin();
}

} // namespace countersign::backend
