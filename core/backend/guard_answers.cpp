#include "core/backend/guard_answers_p.h"

#include <QJsonDocument>

namespace countersign::backend {

namespace {

/// How soon asking again makes sense: people need seconds.
constexpr int retryAfterSeconds = 1;

Answer answer(int status, const QString &error, QJsonObject members, const QString &instructionId)
{
    members[QStringLiteral("error")] = error;
    return {{status,
             {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
             QJsonDocument(members).toJson(QJsonDocument::Compact)},
            instructionId};
}

} // namespace

Answer answerUserUnknown()
{
    return answer(401, QStringLiteral("SUDO_USER_UNKNOWN"), {}, {});
}

Answer answerKeyRequired(const QString &instructionId, std::optional<int> number)
{
    QJsonObject members{{QStringLiteral("instruction_id"), instructionId}};
    if (number)
        members[QStringLiteral("number")] = *number;
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED"), members, instructionId);
}

Answer answerPending(const SudoInstruction &instruction)
{
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_PENDING"),
                  {{QStringLiteral("retry_after"), retryAfterSeconds}}, instruction.id);
}

Answer answerRejected(const SudoInstruction &instruction)
{
    const QJsonValue reason = instruction.reason.isEmpty() ? QJsonValue() : QJsonValue(instruction.reason);
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_REJECTED"), {{QStringLiteral("reason"), reason}},
                  instruction.id);
}

Answer answerMismatch(const SudoInstruction &instruction)
{
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_MISMATCH"), {}, instruction.id);
}

Answer answerConsumed(const SudoInstruction &instruction)
{
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_CONSUMED"), {}, instruction.id);
}

Answer answerUnshowable(const Error &error)
{
    QJsonObject members = error.details;
    members[QStringLiteral("message")] = error.message;
    return answer(error.code == QLatin1String("JSON_INVALID") ? 400 : 422, error.code, members, {});
}

Answer answerRelayUnavailable(const QString &instructionId, const Error &error)
{
    // The code alone: the message of a refusal speaks to whoever runs the backend, not to its clients.
    return answer(503, QStringLiteral("SUDO_RELAY_UNAVAILABLE"), {{QStringLiteral("reason"), error.code}},
                  instructionId);
}

Answer answerStateUnavailable(const QString &instructionId)
{
    return answer(503, QStringLiteral("SUDO_STATE_UNAVAILABLE"), {}, instructionId);
}

} // namespace countersign::backend
