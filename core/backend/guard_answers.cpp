#include "core/backend/guard_answers_p.h"

#include <QJsonDocument>

namespace countersign::backend {

namespace {

/// How soon asking again makes sense: people need seconds.
constexpr int retryAfterSeconds = 1;

Answer answer(int status, const QString &error, QJsonObject members, const QString &instructionId)
{
    if (!error.isEmpty())
        members[QStringLiteral("error")] = error;
    return {{status,
             {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
             QJsonDocument(members).toJson(QJsonDocument::Compact)},
            instructionId};
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
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

Answer answerPending(const QString &instructionId)
{
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_PENDING"),
                  {{QStringLiteral("retry_after"), retryAfterSeconds}}, instructionId);
}

Answer answerRejected(const QString &instructionId, const QString &reason)
{
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_REJECTED"),
                  {{QStringLiteral("reason"), textOrNull(reason)}}, instructionId);
}

Answer answerMismatch(const QString &instructionId)
{
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_MISMATCH"), {}, instructionId);
}

Answer answerConsumed(const QString &instructionId)
{
    return answer(403, QStringLiteral("SUDO_INSTRUCTION_CONSUMED"), {}, instructionId);
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

Answer answerDone(const QString &operationId)
{
    return answer(200, {}, {{QStringLiteral("executed"), true}}, operationId);
}

Answer answerFailed(const QString &operationId, const QString &reason)
{
    return answer(500, QStringLiteral("SUDO_OPERATION_FAILED"),
                  {{QStringLiteral("reason"), textOrNull(reason)}}, operationId);
}

Answer answerInDoubt(const QString &operationId)
{
    return answer(409, QStringLiteral("SUDO_OPERATION_IN_DOUBT"), {}, operationId);
}

std::optional<QString> presentedKey(const http::Request &request)
{
    constexpr qsizetype longestKey = 128;
    const QByteArray key = request.headers.find(instructionKeyHeader).value_or(QByteArray());
    return key.isEmpty() || key.size() > longestKey ? std::nullopt : std::optional(QString::fromUtf8(key));
}

} // namespace countersign::backend
