#include "core/backend/relay_calls.h"

#include "core/backend/relay_error.h"
#include "core/base/json_form.h"

#include <QJsonDocument>
#include <QUrl>

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

/// Reads `data` of the relay's envelope; `read` is told of a JsonForm and what finds problems, and returns the value.
template<typename T, typename Read>
Result<T> readData(const http::Response &answer, Read read)
{
    const auto document = JsonDocument::parse(answer.body);
    if (!document)
        return Failure(relayAnswerMalformed(document.error().message));
    JsonProblems problems;
    JsonForm data(document->root().member("data"), QStringLiteral("data"), problems);
    T value = read(data, problems);
    if (!problems.isEmpty())
        return Failure(relayAnswerMalformed(problems.toError().message));
    return value;
}

QJsonArray arrayOf(const QList<int> &numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array.append(number);
    return array;
}

QJsonObject bodyOf(const PairingUser &user)
{
    QJsonObject body{{QStringLiteral("user_socket_hash"), user.userSocketHash},
                     {QStringLiteral("backend_user_id"), user.backendUserId},
                     {QStringLiteral("display_name"), user.displayName}};
    addText(body, "user_email", user.email);
    addText(body, "user_phone", user.phone);
    addText(body, "first_name", user.firstName);
    addText(body, "last_name", user.lastName);
    addText(body, "display_logo_url", user.displayLogoUrl);
    return body;
}

QJsonObject bodyOf(const AuthChallenge &challenge)
{
    QJsonObject body{{QStringLiteral("user_socket_hash"), challenge.userSocketHash},
                     {QStringLiteral("instruction_id"), challenge.instructionId},
                     {QStringLiteral("custom_type"), toWire(challenge.customType)},
                     {QStringLiteral("expected_action"), challenge.expectedAction},
                     {QStringLiteral("ttl_seconds"), qint64(challenge.ttl.count())}};
    addText(body, "description", challenge.description);
    if (!challenge.numbers.isEmpty())
        body[QStringLiteral("numbers")] = arrayOf(challenge.numbers);
    if (challenge.correctNumber)
        body[QStringLiteral("correct_number")] = *challenge.correctNumber;
    if (!challenge.display.fields.empty())
        body[QStringLiteral("display")] = display::toJson(challenge.display);
    addText(body, "backend_url", challenge.backendUrl);
    if (challenge.answerPath) {
        body[QStringLiteral("answer_path")] =
            challenge.answerPath == AnswerPath::Backend ? QStringLiteral("backend") : QStringLiteral("relay");
    }
    return body;
}

QJsonObject bodyOf(const SecurityAlert &alert)
{
    QJsonObject body{{QStringLiteral("user_socket_hash"), alert.userSocketHash},
                     {QStringLiteral("title"), alert.title},
                     {QStringLiteral("description"), alert.description}};
    if (!alert.display.fields.empty())
        body[QStringLiteral("display")] = display::toJson(alert.display);
    return body;
}

QString toWire(DispatchKind kind)
{
    switch (kind) {
    case DispatchKind::Single: return QStringLiteral("sudo_action");
    case DispatchKind::Group: return QStringLiteral("sudo_group_action");
    case DispatchKind::Delegated: return QStringLiteral("sudo_delegated_action");
    }
    Q_UNREACHABLE();
}

QString toWire(MutationKind kind)
{
    switch (kind) {
    case MutationKind::Creation: return QStringLiteral("creation");
    case MutationKind::Deletion: return QStringLiteral("deletion");
    case MutationKind::Update: return QStringLiteral("update");
    case MutationKind::Upsert: return QStringLiteral("upsert");
    }
    Q_UNREACHABLE();
}

QJsonObject bodyOf(const SudoDispatch &dispatch)
{
    QJsonObject body{
        {QStringLiteral("event_type"), toWire(dispatch.kind)},
        {QStringLiteral("action_type"), toWire(dispatch.mutation)},
        {QStringLiteral("idempotency_key"), dispatch.idempotencyKey},
        {QStringLiteral("relay_user_linked_id_list"), QJsonArray::fromStringList(dispatch.users)},
        {QStringLiteral("relay_group_linked_id_list"), QJsonArray::fromStringList(dispatch.groups)},
        {QStringLiteral("title"), dispatch.title}};
    addText(body, "description", dispatch.description);
    if (dispatch.fetchUrl.isEmpty()) {
        body[QStringLiteral("data_access_type")] = QStringLiteral("static");
        const display::DisplayBlock block{dispatch.title, {}, dispatch.fields};
        body[QStringLiteral("data_items")] = display::toJson(block)[QStringLiteral("fields")];
    } else {
        body[QStringLiteral("data_access_type")] = QStringLiteral("dynamic");
        body[QStringLiteral("data_fetch_url")] = dispatch.fetchUrl;
    }
    if (dispatch.quorum)
        body[QStringLiteral("quorum")] = *dispatch.quorum;
    if (dispatch.rejectionsToFail)
        body[QStringLiteral("rejections_to_fail")] = *dispatch.rejectionsToFail;
    if (dispatch.ttl)
        body[QStringLiteral("ttl_seconds")] = qint64(dispatch.ttl->count());
    return body;
}

QString textOf(JsonForm &form, QByteArrayView name, Presence presence = Presence::Required)
{
    const int shortest = presence == Presence::Required ? 1 : 0;
    constexpr int longest = 1'000'000; // the picture of a code
    return form.text(name, presence, {shortest, longest}).value_or(QString());
}

PairingProof readPairingProof(JsonForm &data)
{
    const QString proof = textOf(data, "pairing_proof");
    const qint64 expiresIn = data.integer("expires_in", Presence::Required, 1, INT_MAX).value_or(0);
    return {Secret(proof.toLatin1()), std::chrono::seconds(expiresIn)};
}

ChallengeReceipt readReceipt(JsonForm &data, Presence instructionId)
{
    const auto count = [&data](QByteArrayView name) {
        return static_cast<int>(data.integer(name, Presence::Required, 0, INT_MAX).value_or(0));
    };
    ChallengeReceipt receipt;
    receipt.instructionId = textOf(data, "instruction_id", instructionId);
    receipt.deliveredCount = count("delivered_count");
    receipt.failedCount = count("failed_count");
    receipt.messageIds = data.textList("fcm_message_ids", Presence::Optional, {}).value_or(QStringList());
    receipt.failedTokensSample =
        data.textList("failed_tokens_sample", Presence::Optional, {}).value_or(QStringList());
    receipt.sentAt = textOf(data, "sent_at", Presence::Optional);
    return receipt;
}

DispatchReceipt readDispatchReceipt(JsonForm &data)
{
    return {textOf(data, "event_id"), textOf(data, "status"), textOf(data, "expires_at")};
}

DeliveryStatus readDeliveryStatus(JsonForm &data, JsonProblems &problems)
{
    DeliveryStatus status;
    status.instructionId = textOf(data, "instruction_id");
    status.status = textOf(data, "status");
    status.sentAt = textOf(data, "sent_at", Presence::Optional);
    status.expiresAt = textOf(data, "expires_at", Presence::Optional);
    status.decidedAt = textOf(data, "decided_at", Presence::Optional);
    const JsonValue devices = data.value("devices", Presence::Required, JsonType::Array);
    for (JsonValue each = devices.firstChild(); each.exists(); each = each.nextSibling()) {
        JsonForm device(each, QStringLiteral("data.devices"), problems);
        status.devices.push_back({textOf(device, "device_id"), textOf(device, "status"),
                                  textOf(device, "pushed_at", Presence::Optional),
                                  textOf(device, "failed_at", Presence::Optional),
                                  textOf(device, "seen_at", Presence::Optional),
                                  textOf(device, "answered_at", Presence::Optional)});
    }
    return status;
}

QrLogin readQrLogin(JsonForm &data)
{
    return {textOf(data, "session_id"), Secret(textOf(data, "poll_token").toUtf8()),
            textOf(data, "qr_payload"), textOf(data, "qr_code_str", Presence::Optional),
            textOf(data, "signature"),  textOf(data, "expires")};
}

QrLoginStatus readQrLoginStatus(JsonForm &data)
{
    static const QStringList states{QStringLiteral("pending"), QStringLiteral("approved")};
    QrLoginStatus status;
    const QString state = data.choice("status", Presence::Required, states).value_or(states[0]);
    status.state = state == states[1] ? QrLoginState::Approved : QrLoginState::Pending;
    status.isScanned = data.boolean("scanned", Presence::Optional).value_or(false);
    const Presence whom = status.state == QrLoginState::Approved ? Presence::Required : Presence::Optional;
    status.userSocketHash = textOf(data, "user_socket_hash", whom);
    status.backendUserId = textOf(data, "backend_user_id", whom);
    status.relayUserId = textOf(data, "relay_user_id", Presence::Optional);
    status.deviceId = textOf(data, "device_id", Presence::Optional);
    status.approvedAt = textOf(data, "approved_at", Presence::Optional);
    return status;
}

/// A POST of `body` whose answer `read` understands.
template<typename T, typename Read>
http::Call<T> post(const char *path, const QJsonObject &body, Read read)
{
    http::Call<T> call;
    call.target = path;
    call.headers = {{"Content-Type", "application/json"}};
    call.body = compact(body);
    call.read = [read](const http::Response &answer) { return readData<T>(answer, read); };
    return call;
}

} // namespace

http::Call<PairingProof> describe(const PairingUser &user)
{
    return post<PairingProof>("/api/v1/relay/prepare-pairing", bodyOf(user),
                              [](JsonForm &data, JsonProblems &) { return readPairingProof(data); });
}

http::Call<ChallengeReceipt> describe(const AuthChallenge &challenge)
{
    auto call = post<ChallengeReceipt>(
        "/api/v1/relay/send/auth-challenge", bodyOf(challenge),
        [](JsonForm &data, JsonProblems &) { return readReceipt(data, Presence::Required); });
    call.instructionId = challenge.instructionId;
    return call;
}

http::Call<ChallengeReceipt> describe(const SecurityAlert &alert)
{
    auto call = post<ChallengeReceipt>(
        "/api/v1/relay/send/security-alert", bodyOf(alert),
        [](JsonForm &data, JsonProblems &) { return readReceipt(data, Presence::Optional); });
    call.repeat = http::Repeat::WhenUnheard; // it has no id by which the relay would know it again
    return call;
}

http::Call<DispatchReceipt> describe(const SudoDispatch &dispatch)
{
    return post<DispatchReceipt>("/api/v1/relay/sudo/dispatch", bodyOf(dispatch),
                                 [](JsonForm &data, JsonProblems &) { return readDispatchReceipt(data); });
}

http::Call<DeliveryStatus> describe(const DeliveryQuery &query)
{
    auto call =
        post<DeliveryStatus>("/api/v1/relay/fetch/delivery-status",
                             {{QStringLiteral("instruction_id"), query.instructionId}}, readDeliveryStatus);
    call.instructionId = query.instructionId;
    return call;
}

http::Call<QrLogin> describe(const QrLoginRequest &request)
{
    return post<QrLogin>("/api/v1/relay/qr-login/initiate",
                         {{QStringLiteral("browser_origin"), request.browserOrigin}},
                         [](JsonForm &data, JsonProblems &) { return readQrLogin(data); });
}

http::Call<QrLoginStatus> describe(const QrLoginPoll &poll)
{
    http::Call<QrLoginStatus> call;
    call.method = "GET";
    call.target = "/api/v1/relay/qr-login/poll?session_id=" + QUrl::toPercentEncoding(poll.sessionId);
    call.headers = {{"X-QR-Poll-Token", poll.pollToken.reveal()}};
    call.read = [](const http::Response &answer) {
        return readData<QrLoginStatus>(
            answer, [](JsonForm &data, JsonProblems &) { return readQrLoginStatus(data); });
    };
    return call;
}

} // namespace countersign::backend
