#include "scripted_relay.h"

#include "core/signing/device_key.h"
#include "core/signing/totp.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

using namespace countersign;

namespace {

constexpr const char *sessionToken = "session.token.signature";
constexpr QLatin1String responseToken("response.token.signature");
constexpr const char *display = R"({"title":"Confirm","fields":[
    {"key":"amount","title":"Amount","value":"1000.00","data_type":"CURRENCY_USD"}]})";
/// RFC 8785 form of the display, written by hand.
constexpr const char *canonicalDisplay =
    R"({"fields":[{"data_type":"CURRENCY_USD","key":"amount","title":"Amount","value":"1000.00"}],"subtitle":"","title":"Confirm"})";

QString displayDigest()
{
    return QStringLiteral("sha256:")
        + QString::fromLatin1(QCryptographicHash::hash(canonicalDisplay, QCryptographicHash::Sha256).toHex());
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

ScriptedRelay::ScriptedRelay(const Clock &clock) : m_clock(clock), m_totpSecret(signing::newTotpSecret())
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
                m_buffers.remove(socket);
                std::erase_if(m_held, [socket](const Call &call) { return call.socket == socket; });
                socket->deleteLater();
            });
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("The scripted relay cannot listen: %s", qPrintable(m_server.errorString()));
}

QUrl ScriptedRelay::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

QByteArray ScriptedRelay::push(const Challenge &challenge)
{
    m_open.insert(challenge.instructionId, challenge);
    QJsonObject json{{QStringLiteral("type"), QStringLiteral("challenge")},
                     {QStringLiteral("tenant_id"), QStringLiteral("tnt_1")},
                     {QStringLiteral("tenant_name"), QStringLiteral("Demo Bank")},
                     {QStringLiteral("pairing_id"), pairingId},
                     {QStringLiteral("relay_device_id"), QStringLiteral("dev_1")},
                     {QStringLiteral("instruction_id"), challenge.instructionId},
                     {QStringLiteral("custom_type"), challenge.customType},
                     {QStringLiteral("expected_action"), challenge.expectedAction},
                     {QStringLiteral("expires_at"), toUnixMs(m_clock.now() + challenge.lifetime)},
                     {QStringLiteral("attempts_left"), 3},
                     {QStringLiteral("display"), QJsonDocument::fromJson(display).object()}};
    if (challenge.customType == QLatin1String("goldenNumber"))
        json.insert(QStringLiteral("numbers"), QJsonArray{17, 42, 99});
    if (!challenge.backendUrl.isEmpty()) {
        json.insert(QStringLiteral("answer_path"), QStringLiteral("backend"));
        json.insert(QStringLiteral("backend_url"), challenge.backendUrl);
        json.insert(QStringLiteral("response_token"), responseToken);
    }
    return compact(json);
}

QByteArray ScriptedRelay::closedPush(const QString &instructionId, const QString &state,
                                     const QString &by) const
{
    return compact({{QStringLiteral("type"), QStringLiteral("closed")},
                    {QStringLiteral("tenant_id"), QStringLiteral("tnt_1")},
                    {QStringLiteral("pairing_id"), pairingId},
                    {QStringLiteral("instruction_id"), instructionId},
                    {QStringLiteral("state"), state},
                    {QStringLiteral("relay_device_id"), by}});
}

QList<ScriptedRelay::Received> ScriptedRelay::receivedAt(const QByteArray &route) const
{
    QList<Received> found;
    for (const Received &request : received) {
        if (request.route == route)
            found.append(request);
    }
    return found;
}

void ScriptedRelay::refuseNext(int status, const QString &errorCode, const QJsonObject &data)
{
    m_script.push_back(refusal(status, errorCode, data));
}

void ScriptedRelay::answerNext(int status, const QByteArray &body)
{
    m_script.push_back({status, body, false});
}

void ScriptedRelay::breakNext()
{
    m_script.push_back({0, {}, true});
}

void ScriptedRelay::letGo()
{
    m_holding = false;
    for (const Call &call : std::exchange(m_held, {}))
        serve(call);
}

void ScriptedRelay::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QList<QByteArray> head = buffer.first(headEnd).split('\n');
    Received request;
    qsizetype length = 0;
    for (const QByteArray &line : head) {
        const QByteArray name = line.left(line.indexOf(':')).toLower();
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (name == "content-length")
            length = value.toInt();
        else if (name == "authorization")
            request.authorization = value;
    }
    if (buffer.size() < headEnd + 4 + length)
        return;
    const QByteArray prefix("POST /api/v1/device/");
    const QByteArray requestLine = head.first();
    if (requestLine.startsWith(prefix))
        request.route = requestLine.sliced(prefix.size()).split(' ').first();
    else if (requestLine.startsWith("POST /bank/_bloonio/submit-response "))
        request.route = "submit-response";
    request.body = QJsonDocument::fromJson(buffer.sliced(headEnd + 4, length)).object();
    buffer.remove(0, headEnd + 4 + length);
    received.append(request);
    if (m_holding)
        m_held.push_back({socket, request});
    else
        serve({socket, request});
}

void ScriptedRelay::serve(const Call &call)
{
    Answer answer;
    if (m_script.empty()) {
        answer = judge(call.request);
    } else {
        answer = m_script.front();
        m_script.pop_front();
    }
    if (answer.breaks) {
        call.socket->abort();
        return;
    }
    call.socket->write("HTTP/1.1 " + QByteArray::number(answer.status)
                       + " Scripted\r\nContent-Type: application/json\r\n" + "Content-Length: "
                       + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
}

ScriptedRelay::Answer ScriptedRelay::judge(const Received &request)
{
    if (request.route == "register-token")
        return judgeRegistration(request);
    if (request.route == "submit-response") {
        return request.body[QStringLiteral("response_token")] == responseToken
            ? judgeAnswer(request.body)
            : refusal(401, QStringLiteral("TOKEN_INVALID"));
    }
    if (request.authorization != QByteArray("Bearer ") + sessionToken)
        return refusal(401, QStringLiteral("TOKEN_INVALID"));
    if (request.route == "respond")
        return judgeAnswer(request.body);
    if (request.route == "seen" || request.route == "unpair" || request.route == "answered")
        return success(200, {});
    return refusal(404, QStringLiteral("ROUTE_UNKNOWN"));
}

ScriptedRelay::Answer ScriptedRelay::judgeRegistration(const Received &request)
{
    if (request.authorization != "Bearer " + proof().toLatin1())
        return refusal(401, QStringLiteral("TOKEN_INVALID"));
    m_publicKey =
        QByteArray::fromBase64(request.body[QStringLiteral("device_public_key")].toString().toLatin1(),
                               QByteArray::Base64UrlEncoding);
    return success(201, registration());
}

QJsonObject ScriptedRelay::registration() const
{
    const QJsonObject pairing{
        {QStringLiteral("pairing_id"), pairingId},
        {QStringLiteral("tenant_id"), QStringLiteral("tnt_1")},
        {QStringLiteral("relay_user_id"), QStringLiteral("usr_1")},
        {QStringLiteral("device_id"), QStringLiteral("dev_1")},
        {QStringLiteral("display_name"), QStringLiteral("Jane")},
        {QStringLiteral("display_logo_url"), QStringLiteral("https://bank.example/logo.png")}};
    return {
        {QStringLiteral("device_session_token"), QLatin1String(sessionToken)},
        {QStringLiteral("expires_in"), 2'592'000},
        {QStringLiteral("pairing"), pairing},
        {QStringLiteral("totp"), QJsonObject{{QStringLiteral("secret"), signing::toBase32(m_totpSecret)}}}};
}

ScriptedRelay::Answer ScriptedRelay::judgeAnswer(const QJsonObject &body)
{
    const QString instructionId = body[QStringLiteral("instruction_id")].toString();
    if (!m_open.contains(instructionId))
        return refusal(404, QStringLiteral("CHALLENGE_NOT_FOUND"));
    const QString decision = body[QStringLiteral("decision")].toString();
    const QString digest = body[QStringLiteral("display_digest")].toString();
    const QString encoded = body[QStringLiteral("device_signature")].toString();
    const QByteArray signature = QByteArray::fromBase64(encoded.mid(encoded.indexOf(u':') + 1).toLatin1(),
                                                        QByteArray::Base64UrlEncoding);
    const QByteArray message = "countersign-decision:v1\n" + instructionId.toUtf8() + '\n' + decision.toUtf8()
        + '\n' + displayDigest().toUtf8();
    if (digest != displayDigest() || !encoded.startsWith(QLatin1String("ed25519:"))
        || !signing::verifyDeviceSignature(m_publicKey, message, signature))
        return refusal(422, QStringLiteral("DISPLAY_MISMATCH"));
    if (decision == QLatin1String("approved") && !proves(m_open[instructionId], body))
        return refusal(422, QStringLiteral("ANSWER_WRONG"));
    m_open.remove(instructionId);
    return success(200, {});
}

bool ScriptedRelay::proves(const Challenge &challenge, const QJsonObject &body)
{
    if (body[QStringLiteral("custom_type")].toString() != challenge.customType)
        return false;
    if (challenge.customType == QLatin1String("goldenNumber"))
        return body[QStringLiteral("number")].toInt() == challenge.correctNumber;
    if (challenge.customType == QLatin1String("localAuth"))
        return body[QStringLiteral("local_auth")].toBool();
    const std::optional<qint64> step =
        signing::matchTotp(m_totpSecret, body[QStringLiteral("totp_code")].toString(), m_clock.now());
    if (!step || *step <= m_lastTotpStep)
        return false;
    m_lastTotpStep = *step;
    return true;
}

ScriptedRelay::Answer ScriptedRelay::refusal(int status, const QString &errorCode, const QJsonObject &data)
{
    return {status,
            compact({{QStringLiteral("success"), false},
                     {QStringLiteral("status_code"), status},
                     {QStringLiteral("message"), QStringLiteral("The script refuses.")},
                     {QStringLiteral("error_code"), errorCode},
                     {QStringLiteral("data"), data}}),
            false};
}

ScriptedRelay::Answer ScriptedRelay::success(int status, const QJsonObject &data)
{
    return {status,
            compact({{QStringLiteral("success"), true},
                     {QStringLiteral("status_code"), status},
                     {QStringLiteral("message"), QStringLiteral("Done")},
                     {QStringLiteral("data"), data}}),
            false};
}
