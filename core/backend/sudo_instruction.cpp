#include "core/backend/sudo_instruction.h"

#include "core/signing/digest.h"

namespace countersign::backend {

QString toWire(InstructionState state)
{
    switch (state) {
    case InstructionState::Pending: return QStringLiteral("pending");
    case InstructionState::Validated: return QStringLiteral("validated");
    case InstructionState::Consumed: return QStringLiteral("consumed");
    case InstructionState::Rejected: return QStringLiteral("rejected");
    }
    Q_UNREACHABLE();
}

RequestBinding bindingOf(const http::Request &request, const QString &userSocketHash)
{
    return {userSocketHash, request.method, request.target, signing::sha256(request.body).toHex()};
}

QJsonObject toJson(const SudoInstruction &instruction)
{
    return {{QStringLiteral("instruction_id"), instruction.id},
            {QStringLiteral("state"), toWire(instruction.state)},
            {QStringLiteral("user_socket_hash"), instruction.binding.userSocketHash},
            {QStringLiteral("method"), QString::fromUtf8(instruction.binding.method)},
            {QStringLiteral("path"), QString::fromUtf8(instruction.binding.target)},
            {QStringLiteral("body_hash"), QString::fromLatin1(instruction.binding.bodyHash)},
            {QStringLiteral("expected_action"), instruction.expectedAction},
            {QStringLiteral("custom_type"), toWire(instruction.customType)},
            {QStringLiteral("wrong_answers"), instruction.wrongAnswers},
            {QStringLiteral("reason"),
             instruction.reason.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(instruction.reason)},
            {QStringLiteral("created_at"), toIso(instruction.createdAt)},
            {QStringLiteral("expires_at"), toIso(instruction.expiresAt)}};
}

} // namespace countersign::backend
