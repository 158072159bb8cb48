#include "tests/backend/scripted_relay.h"

#include "core/signing/hmac1.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace countersign::test {

namespace {

const auto tenantId = QStringLiteral("tnt_test");
const Secret tenantSecret(QByteArrayLiteral("sk_test"));

http::Response json(int status, const QJsonObject &body)
{
    return {
        status, {{"Content-Type", "application/json"}}, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace

ScriptedRelay::ScriptedRelay() : m_loop("relay")
{
    auto server = http::Server::listen(m_loop, {},
                                       [this](const http::Request &request, const http::Responder &respond) {
                                           respond(answer(request), {});
                                       });
    m_server = std::move(*server);
}

backend::RelaySettings ScriptedRelay::settings() const
{
    backend::RelaySettings settings;
    settings.baseUrl = m_server->baseUrl();
    settings.tenantId = tenantId;
    settings.tenantSecret = tenantSecret;
    settings.stateBackend = backend::StateBackend::Memory;
    return settings;
}

void ScriptedRelay::follow(Script script)
{
    const std::lock_guard lock(m_mutex);
    m_script = std::move(script);
}

std::vector<http::Request> ScriptedRelay::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

QJsonObject ScriptedRelay::lastBody() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls.empty() ? QJsonObject() : jsonOf(m_calls.back().body);
}

http::Response ScriptedRelay::answer(const http::Request &request)
{
    const std::lock_guard lock(m_mutex);
    if (request.headers.find(signing::tenantHeader) != tenantId.toUtf8())
        return failure(401, QStringLiteral("TENANT_UNKNOWN"));
    const auto verdict = signing::verifyHmac1(tenantSecret, request.headers.find(signing::timestampHeader),
                                              request.headers.find(signing::signatureHeader), request.body,
                                              SystemClock().now());
    if (!verdict.isValid())
        return failure(401, verdict.errorCode());
    m_calls.push_back(request);
    return m_script(request);
}

http::Response ScriptedRelay::accept(const http::Request &request)
{
    return success(
        200,
        {{QStringLiteral("instruction_id"), jsonOf(request.body)[QStringLiteral("instruction_id")]},
         {QStringLiteral("delivered_count"), 1},
         {QStringLiteral("failed_count"), 0},
         {QStringLiteral("fcm_message_ids"), QJsonArray{QStringLiteral("msg_1")}},
         {QStringLiteral("failed_tokens_sample"), QJsonArray()},
         {QStringLiteral("sent_at"), QStringLiteral("2026-06-21T10:15:30.123Z")}});
}

http::Response ScriptedRelay::success(int status, const QJsonObject &data)
{
    return json(status,
                {{QStringLiteral("success"), true},
                 {QStringLiteral("status_code"), status},
                 {QStringLiteral("message"), QStringLiteral("Fine")},
                 {QStringLiteral("data"), data}});
}

http::Response ScriptedRelay::failure(int status, const QString &errorCode)
{
    return json(status,
                {{QStringLiteral("success"), false},
                 {QStringLiteral("status_code"), status},
                 {QStringLiteral("message"), QStringLiteral("Refused by the script.")},
                 {QStringLiteral("error_code"), errorCode},
                 {QStringLiteral("data"), QJsonValue()}});
}

QJsonObject jsonOf(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

} // namespace countersign::test
