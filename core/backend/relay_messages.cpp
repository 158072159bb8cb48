#include "core/backend/relay_messages.h"

#include "core/backend/relay_error.h"
#include "core/base/json_form.h"

#include <QJsonDocument>

namespace countersign::backend {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void addText(QJsonObject &object, const char *name, const QString &text)
{
    if (!text.isEmpty())
        object[QLatin1String(name)] = text;
}

/// Reads `data` of the relay's envelope; `read` is told of a JsonForm and returns the value.
template<typename Read>
auto readData(const http::Response &answer, Read read) -> Result<decltype(read(std::declval<JsonForm &>()))>
{
    const auto document = JsonDocument::parse(answer.body);
    if (!document)
        return Failure(relayAnswerMalformed(document.error().message));
    JsonProblems problems;
    JsonForm data(document->root().member("data"), QStringLiteral("data"), problems);
    auto value = read(data);
    if (!problems.isEmpty())
        return Failure(relayAnswerMalformed(problems.toError().message));
    return value;
}

} // namespace

QByteArray toJson(const PairingUser &user)
{
    QJsonObject body{{QStringLiteral("user_socket_hash"), user.userSocketHash},
                     {QStringLiteral("backend_user_id"), user.backendUserId},
                     {QStringLiteral("display_name"), user.displayName}};
    addText(body, "user_email", user.email);
    addText(body, "user_phone", user.phone);
    addText(body, "first_name", user.firstName);
    addText(body, "last_name", user.lastName);
    addText(body, "display_logo_url", user.displayLogoUrl);
    return compact(body);
}

QByteArray toJson(const AuthChallenge &challenge)
{
    QJsonObject body{{QStringLiteral("user_socket_hash"), challenge.userSocketHash},
                     {QStringLiteral("instruction_id"), challenge.instructionId},
                     {QStringLiteral("custom_type"), toWire(challenge.customType)},
                     {QStringLiteral("expected_action"), challenge.expectedAction},
                     {QStringLiteral("ttl_seconds"), qint64(challenge.ttl.count())}};
    addText(body, "description", challenge.description);
    if (!challenge.numbers.isEmpty()) {
        QJsonArray numbers;
        for (const int number : challenge.numbers)
            numbers.append(number);
        body[QStringLiteral("numbers")] = numbers;
    }
    if (challenge.correctNumber)
        body[QStringLiteral("correct_number")] = *challenge.correctNumber;
    if (!challenge.display.fields.empty())
        body[QStringLiteral("display")] = display::toJson(challenge.display);
    addText(body, "backend_url", challenge.backendUrl);
    if (challenge.answerPath) {
        body[QStringLiteral("answer_path")] =
            challenge.answerPath == AnswerPath::Backend ? QStringLiteral("backend") : QStringLiteral("relay");
    }
    return compact(body);
}

Result<PairingProof> readPairingProof(const http::Response &answer)
{
    return readData(answer, [](JsonForm &data) {
        const QString proof = data.text("pairing_proof", Presence::Required, {1, 4096}).value_or(QString());
        const qint64 expiresIn = data.integer("expires_in", Presence::Required, 1, INT_MAX).value_or(0);
        return PairingProof{Secret(proof.toLatin1()), std::chrono::seconds(expiresIn)};
    });
}

Result<ChallengeReceipt> readChallengeReceipt(const http::Response &answer)
{
    return readData(answer, [](JsonForm &data) {
        const auto count = [&data](QByteArrayView name) {
            return static_cast<int>(data.integer(name, Presence::Required, 0, INT_MAX).value_or(0));
        };
        ChallengeReceipt receipt;
        receipt.instructionId = data.text("instruction_id", Presence::Required, {1, 128}).value_or(QString());
        receipt.deliveredCount = count("delivered_count");
        receipt.failedCount = count("failed_count");
        receipt.messageIds = data.textList("fcm_message_ids", Presence::Optional, {}).value_or(QStringList());
        receipt.failedTokensSample =
            data.textList("failed_tokens_sample", Presence::Optional, {}).value_or(QStringList());
        receipt.sentAt = data.text("sent_at", Presence::Optional, {}).value_or(QString());
        return receipt;
    });
}

} // namespace countersign::backend
