#include "core/robot/upload.h"

#include <QJsonDocument>

namespace countersign::robot {

namespace {

void addError(QJsonObject &verdict, const Error &error)
{
    verdict[QStringLiteral("accepted")] = false;
    verdict[QStringLiteral("error_code")] = error.code;
    verdict[QStringLiteral("message")] = error.message;
    for (auto each = error.details.begin(); each != error.details.end(); ++each)
        verdict.insert(each.key(), each.value());
}

relay::AnswerOrder orderFor(const domain::RobotAnswer &answer, const domain::RobotDecision &decision)
{
    relay::AnswerOrder order;
    order.decision = decision.decision == domain::ChallengeState::Approved
        ? relay::AnswerOrder::Decision::Approve
        : relay::AnswerOrder::Decision::Deny;
    order.deviceId = answer.deviceId;
    order.tenantId = answer.reference->tenantId;
    order.instructionId = answer.reference->instructionId;
    order.totpCode = decision.totpCode;
    order.number = decision.number;
    order.reason = decision.reason;
    return order;
}

} // namespace

void Upload::start(const Desk &desk, const domain::RobotBatch &batch, const QByteArray &body,
                   const relay::Reply &reply)
{
    const std::shared_ptr<Upload> upload(new Upload(desk, reply));
    int number = 0;
    for (const QByteArray &line : body.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        if (upload->m_verdicts.size() == mostLines) {
            return reply.answer(problem(
                {QStringLiteral("BODY_TOO_LARGE"),
                 QStringLiteral("More than %1 lines; nothing behind them was read.").arg(mostLines)}));
        }
        upload->judge(batch, line, number);
    }
    upload->finishOne();
}

void Upload::judge(const domain::RobotBatch &batch, const QByteArray &line, int number)
{
    const std::size_t index = m_verdicts.size();
    m_verdicts.push_back({{QStringLiteral("line"), number}, {QStringLiteral("reference_id"), QJsonValue()}});
    const Result<JsonDocument> json = JsonDocument::parse(line);
    if (!json)
        return addError(m_verdicts[index], json.error());
    const Result<domain::RobotDecision> decision = domain::readRobotDecision(json->root());
    if (!decision)
        return addError(m_verdicts[index], decision.error());
    m_verdicts[index][QStringLiteral("reference_id")] = decision->referenceId;
    const Result<domain::RobotAnswer> answer = address(batch, *decision);
    if (!answer)
        return addError(m_verdicts[index], answer.error());

    m_verdicts[index][QStringLiteral("status")] = domain::toWire(decision->decision);
    ++m_waiting;
    m_desk->devices.answer(orderFor(*answer, *decision),
                           [self = shared_from_this(), index](const Result<QJsonObject> &answered) {
                               const Result<void> outcome = answered ? Result<void>() : failureOf(answered);
                               self->m_desk->loop.post(
                                   [self, index, outcome] { self->take(index, outcome); });
                           });
}

Result<domain::RobotAnswer> Upload::address(const domain::RobotBatch &batch,
                                            const domain::RobotDecision &decision)
{
    if (m_seen.contains(decision.referenceId)) {
        return fail(QStringLiteral("REFERENCE_REPEATED"),
                    QStringLiteral("\"%1\" was decided by an earlier line; this one changes nothing.")
                        .arg(decision.referenceId));
    }
    m_seen.insert(decision.referenceId);
    return domain::addressAnswer(m_desk->relay.ledger().state(), batch, decision.referenceId);
}

void Upload::take(std::size_t verdict, const Result<void> &outcome)
{
    if (outcome) {
        m_verdicts[verdict][QStringLiteral("accepted")] = true;
    } else {
        m_verdicts[verdict].remove(QStringLiteral("status"));
        addError(m_verdicts[verdict], outcome.error());
    }
    finishOne();
}

void Upload::finishOne()
{
    if (--m_waiting > 0)
        return;
    QByteArray lines;
    for (const QJsonObject &verdict : m_verdicts)
        lines += QJsonDocument(verdict).toJson(QJsonDocument::Compact) + '\n';
    m_reply.answer(http::Response{200, {{"Content-Type", "application/jsonl"}}, lines});
}

} // namespace countersign::robot
