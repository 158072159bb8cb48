#include "tests/demo/bank_desk.h"

#include "core/signing/hmac1.h"
#include "core/signing/jwt.h"

#include <QJsonDocument>

namespace countersign::test {

BankDesk::BankDesk() : client(http::Client::Config{})
{
    demo::DemoBank::Parts parts;
    parts.settings = relay.settings();
    parts.realTime = &realClock;
    parts.virtualTime = &clock;
    bank = *demo::DemoBank::start(std::move(parts));
}

BankDesk::~BankDesk() = default;

http::Response BankDesk::call(http::Request request)
{
    return client.send(std::move(request), {}).result().value_or(http::Response{0, {}, {}});
}

http::Response BankDesk::post(const QByteArray &path, const QByteArray &body, const QString &key)
{
    http::Request request;
    request.method = "POST";
    request.target = bank->baseUrl() + path;
    if (!key.isEmpty())
        request.headers.add("X-Sudo-Instruction-Key", key.toUtf8());
    request.body = body;
    return call(std::move(request));
}

http::Response BankDesk::decide(const QString &instructionId, const QString &status)
{
    const backend::RelaySettings settings = relay.settings();
    const QJsonObject event{{QStringLiteral("event_id"), QStringLiteral("evt_") + instructionId},
                            {QStringLiteral("tenant_id"), settings.tenantId},
                            {QStringLiteral("instruction_id"), instructionId},
                            {QStringLiteral("status"), status},
                            {QStringLiteral("reason"), QStringLiteral("because")}};
    http::Request request;
    request.method = "POST";
    request.target = bank->baseUrl() + "/api/sudo-callback";
    request.body = QJsonDocument(event).toJson();
    const auto signature = signing::signHmac1(settings.tenantSecret, request.body, realClock.now());
    request.headers = {{signing::tenantHeader, settings.tenantId.toUtf8()},
                       {signing::timestampHeader, signature.timestamp},
                       {signing::signatureHeader, signature.signature}};
    return call(std::move(request));
}

http::Response BankDesk::submit(const QString &instructionId)
{
    const Instant now = clock.now();
    const QByteArray token = signing::issueToken({QStringLiteral("relay"),
                                                  QStringLiteral("submit-response"),
                                                  QStringLiteral("dev_1"),
                                                  QStringLiteral("msg_1"),
                                                  now,
                                                  now + std::chrono::minutes(3),
                                                  {{QStringLiteral("instruction_id"), instructionId},
                                                   {QStringLiteral("device_id"), QStringLiteral("dev_1")}}},
                                                 relay.settings().tenantSecret);
    const QJsonObject answer{{QStringLiteral("instruction_id"), instructionId},
                             {QStringLiteral("decision"), QStringLiteral("approved")},
                             {QStringLiteral("custom_type"), QStringLiteral("localAuth")},
                             {QStringLiteral("local_auth"), true},
                             {QStringLiteral("response_token"), QString::fromLatin1(token)}};
    return post("/_bloonio/submit-response", QJsonDocument(answer).toJson());
}

QString BankDesk::challengeFor(const QByteArray &path, const QByteArray &body)
{
    const http::Response answer = post(path, body);
    return answer.status == 403 ? jsonOf(answer.body)[QStringLiteral("instruction_id")].toString()
                                : QString();
}

} // namespace countersign::test
