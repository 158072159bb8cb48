#include "tenant_setup.h"

#include "core/http/client.h"
#include "core/signing/hmac1.h"

#include <QJsonDocument>

namespace countersign::bench {

namespace {

Result<QJsonObject> post(http::Client &client, const QByteArray &url, http::Headers headers,
                         const QByteArray &body)
{
    headers.add("Content-Type", "application/json");
    const Result<http::Response> answer =
        client.send({"POST", url, std::move(headers), body, {}, {}}, {}).result();
    if (!answer)
        return failureOf(answer);
    const QJsonObject envelope = QJsonDocument::fromJson(answer->body).object();
    if (!envelope[QStringLiteral("success")].toBool())
        return fail(envelope[QStringLiteral("error_code")].toString(),
                    envelope[QStringLiteral("message")].toString());
    return envelope[QStringLiteral("data")].toObject();
}

/// One more user of `tenant` with one device.
Result<void> pairUser(http::Client &client, const QByteArray &base, const Tenant &tenant,
                      const QByteArray &user)
{
    const SystemClock clock;
    const QByteArray body = R"({"user_socket_hash":")" + user
        + R"(","backend_user_id":"1","display_name":"Bench","user_email":"bench@example.com"})";
    const signing::Hmac1Signature signature = signing::signHmac1(tenant.secret, body, clock.now());
    const auto proof = post(client, base + "/relay/prepare-pairing",
                            {{signing::tenantHeader, tenant.id},
                             {signing::timestampHeader, signature.timestamp},
                             {signing::signatureHeader, signature.signature}},
                            body);
    if (!proof)
        return failureOf(proof);
    const QByteArray token = proof->value(QStringLiteral("pairing_proof")).toString().toUtf8();
    return post(client, base + "/device/register-token", {{"Authorization", "Bearer " + token}},
                R"({"fcm_token":")" + user + R"("})")
        .map([](const QJsonObject &) {});
}

} // namespace

Result<Tenant> setUpTenant(const QByteArray &relayUrl, const QByteArray &adminKey, const QString &callbackUrl,
                           int users)
{
    const SystemClock clock;
    http::Client::Config config;
    config.clock = &clock;
    http::Client client(config);
    const QByteArray base = relayUrl + "/api/v1";
    QJsonObject order{{QStringLiteral("tenant_name"), QStringLiteral("Bench")}};
    if (!callbackUrl.isEmpty())
        order[QStringLiteral("callback_url_base")] = callbackUrl;
    const auto tenant = post(client, base + "/provision/tenant", {{"X-Admin-Key", adminKey}},
                             QJsonDocument(order).toJson(QJsonDocument::Compact));
    if (!tenant)
        return failureOf(tenant);
    Tenant result;
    result.id = tenant->value(QStringLiteral("tenant_id")).toString().toUtf8();
    result.secret = Secret(tenant->value(QStringLiteral("tenant_secret")).toString().toUtf8());

    for (int user = 0; user < users; ++user) {
        result.userSocketHashes.push_back("bench-user-" + QByteArray::number(user));
        if (const Result<void> paired = pairUser(client, base, result, result.userSocketHashes.back());
            !paired)
            return failureOf(paired);
    }
    return result;
}

} // namespace countersign::bench
