#include "core/device/reply.h"

#include "core/base/json_writer.h"
#include "core/signing/totp.h"

#include <algorithm>

namespace countersign::device {

namespace {

constexpr Milliseconds totpPeriod = signing::totpPeriod;

qint64 totpStepAt(Instant instant)
{
    return instant.time_since_epoch() / totpPeriod;
}

Failure incomplete(const QString &what)
{
    return fail(QStringLiteral("ANSWER_INCOMPLETE"), what);
}

Result<QString> codeToSend(const DevicePairing &pairing, const Answer &answer, Instant realNow)
{
    if (answer.totpCode)
        return *answer.totpCode;
    // The relay allows one step of drift, so the next code may be used early and none after it.
    const qint64 step = shownTotpStep(pairing, realNow);
    const qint64 drift = step - totpStepAt(realNow);
    if (drift > 1) {
        const Instant usableAt{(step - 1) * totpPeriod};
        return incomplete(QStringLiteral("The codes that count now are spent; answer again in %1 s.")
                              .arg(std::chrono::ceil<std::chrono::seconds>(usableAt - realNow).count()));
    }
    return shownTotpCode(pairing, realNow);
}

Result<int> numberToSend(const InboxItem &item, const Answer &answer)
{
    if (answer.number)
        return *answer.number;
    if (item.numbers.size() == 1)
        return item.numbers.first();
    QStringList choices;
    for (const int number : item.numbers)
        choices.append(QString::number(number));
    return incomplete(
        QStringLiteral("Challenge '%1' wants one of the numbers %2; choose the one that the tenant shows.")
            .arg(item.key.instructionId, choices.join(QStringLiteral(", "))));
}

/// The answer with nothing left open.
Result<Answer> complete(Answer answer, const DevicePairing &pairing, const InboxItem &item, Instant realNow)
{
    if (answer.decision == Decision::Deny)
        return answer;
    switch (item.customType) {
    case domain::CustomType::Totp: {
        const Result<QString> code = codeToSend(pairing, answer, realNow);
        if (!code)
            return failureOf(code);
        answer.totpCode = *code;
        break;
    }
    case domain::CustomType::GoldenNumber: {
        const Result<int> number = numberToSend(item, answer);
        if (!number)
            return failureOf(number);
        answer.number = *number;
        break;
    }
    case domain::CustomType::LocalAuth: answer.localAuth = answer.localAuth.value_or(true); break;
    }
    return answer;
}

/// What proves an approval: each type has its own member, and a denial needs none.
void writeProof(JsonWriter &json, domain::CustomType type, const Answer &complete)
{
    switch (type) {
    case domain::CustomType::Totp: json.name("totp_code").string(*complete.totpCode); break;
    case domain::CustomType::GoldenNumber: json.name("number").number(*complete.number); break;
    case domain::CustomType::LocalAuth: json.name("local_auth").boolean(*complete.localAuth); break;
    }
}

/// What every answer ends with: the digest of what was shown, and the device's signature for the decision over it.
void writeSignature(JsonWriter &json, const Device &device, const InboxItem &item, const QString &decision)
{
    const QByteArray signature = signing::signWithDeviceKey(
        device.key.privateKey,
        signing::decisionMessage(item.key.instructionId, decision, item.displayDigest));
    json.name("display_digest").string(item.displayDigest);
    json.name("device_signature").string(signing::encodeDeviceSignature(signature));
}

} // namespace

Result<Reply> composeReply(const Device &device, const DevicePairing &pairing, const InboxItem &item,
                           const Answer &answer, Instant realNow)
{
    const Result<Answer> completed = complete(answer, pairing, item, realNow);
    if (!completed)
        return failureOf(completed);
    const bool approves = answer.decision == Decision::Approve;
    const QString decision =
        domain::toWire(approves ? domain::ChallengeState::Approved : domain::ChallengeState::Rejected);
    JsonWriter json;
    json.beginObject();
    json.name(item.kind == ItemKind::Dispatch ? "event_id" : "instruction_id").string(item.key.instructionId);
    json.name("decision").string(decision);
    json.name("custom_type").string(domain::toWire(item.customType));
    if (approves)
        writeProof(json, item.customType, *completed);
    if (!answer.reason.isEmpty())
        json.name("reason").string(answer.reason);
    writeSignature(json, device, item, decision);
    Reply reply{json.endObject().take(), std::nullopt};
    if (approves && item.customType == domain::CustomType::Totp)
        reply.totpStep = signing::matchTotp(pairing.totpSecret, *completed->totpCode, realNow);
    return reply;
}

QByteArray composeLoginReply(const Device &device, const InboxItem &item, const Answer &answer)
{
    const bool approves = answer.decision == Decision::Approve;
    const QString decision =
        domain::toWire(approves ? domain::QrLoginState::Approved : domain::QrLoginState::Rejected);
    JsonWriter json;
    json.beginObject();
    json.name("session_id").string(item.key.instructionId);
    json.name("decision").string(decision);
    if (!answer.reason.isEmpty())
        json.name("reason").string(answer.reason);
    writeSignature(json, device, item, decision);
    return json.endObject().take();
}

QByteArray withPainted(const QByteArray &body, const Device &device, const InboxItem &item,
                       const Answer &answer)
{
    if (!answer.painted)
        return body;
    Q_ASSERT(body.endsWith('}'));
    return body.chopped(1) + ",\"painted\":" + domain::paintedJson(paintedOn(device, item, *answer.painted))
        + '}';
}

QByteArray withResponseToken(const QByteArray &body, const Secret &responseToken)
{
    Q_ASSERT(body.endsWith('}'));
    QByteArray complete = body.chopped(1) + ",\"response_token\":";
    appendJsonString(complete, responseToken.reveal());
    return complete + '}';
}

qint64 shownTotpStep(const DevicePairing &pairing, Instant realNow)
{
    return std::max(totpStepAt(realNow), pairing.lastTotpStep + 1);
}

QString shownTotpCode(const DevicePairing &pairing, Instant realNow)
{
    const Instant inStep{shownTotpStep(pairing, realNow) * totpPeriod};
    return signing::totpCode(pairing.totpSecret, inStep);
}

} // namespace countersign::device
