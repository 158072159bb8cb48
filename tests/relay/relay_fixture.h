#pragma once

#include "core/base/stepping_clock.h"
#include "core/http/client.h"
#include "core/journal/memory_journal.h"
#include "core/relay/relay.h"
#include "core/signing/hmac1.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <future>

namespace countersign::relay::testing {

/// A push service that takes everything and remembers it.
class RecordingGateway final : public PushGateway
{
public:
    [[nodiscard]] PushReach reach(const QString &pushToken) const override
    {
        return pushToken == QLatin1String("dead") ? PushReach::Nobody : PushReach::Here;
    }
    void push(const QString &, const QByteArray &message) override { messages.append(message); }

    QList<QByteArray> messages;
};

/// A relay in memory whose time stands still until it is moved; calls go straight to its router, on its loop.
class RelayFixture
{
public:
    explicit RelayFixture(RateLimiting rateLimiting = RateLimiting::Off,
                          const Secret &adminKey = Secret("admin"))
        : m_rateLimiting(rateLimiting)
    {
        Result<std::unique_ptr<Relay>> created = Relay::create(
            {loop, *journal, sealer, gateway, client, clock, clock, adminKey, m_rateLimiting, newId,
             [] { return 0.0; }, [this](const journal::Entry &entry) { committed.append(entry.type); }});
        Q_ASSERT(created);
        relay = *std::move(created);
        onLoop([this] { relay->start(); });
    }

    ~RelayFixture() { loop.stop(); }

    void onLoop(const std::function<void()> &task)
    {
        std::promise<void> done;
        loop.post([&] {
            task();
            done.set_value();
        });
        done.get_future().wait();
    }

    http::Response call(const QByteArray &method, const QByteArray &target, const http::Headers &headers = {},
                        const QByteArray &body = {})
    {
        std::promise<http::Response> answer;
        loop.post([&] {
            http::Request request{method, target, headers, body, "127.0.0.1", clock.now()};
            relay->router().dispatch(request, [&answer](http::Response response, http::Remarks) {
                answer.set_value(std::move(response));
            });
        });
        return answer.get_future().get();
    }

    QJsonObject operate(const QByteArray &method, const QByteArray &route, const QJsonObject &body = {})
    {
        return dataOf(call(method, "/api/v1" + route, {{"X-Admin-Key", "admin"}}, compact(body)));
    }

    /// Provisions a tenant and remembers its secret for signed().
    void provision(const QJsonObject &more = {})
    {
        QJsonObject order = more;
        order[QStringLiteral("tenant_name")] = QStringLiteral("Example");
        const QJsonObject tenant = operate("POST", "/provision/tenant", order);
        tenantId = tenant[QStringLiteral("tenant_id")].toString().toUtf8();
        tenantSecret = Secret(tenant[QStringLiteral("tenant_secret")].toString().toUtf8());
    }

    http::Response signedCall(const QByteArray &route, const QJsonObject &body)
    {
        const QByteArray bytes = compact(body);
        const signing::Hmac1Signature signature = signing::signHmac1(tenantSecret, bytes, clock.now());
        return call("POST", "/api/v1/relay" + route,
                    {{signing::tenantHeader, tenantId},
                     {signing::timestampHeader, signature.timestamp},
                     {signing::signatureHeader, signature.signature}},
                    bytes);
    }

    /// A pairing proof for `jane`.
    QByteArray preparePairing()
    {
        const QJsonObject user{{QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
                               {QStringLiteral("backend_user_id"), QStringLiteral("1")},
                               {QStringLiteral("display_name"), QStringLiteral("Example")},
                               {QStringLiteral("user_email"), QStringLiteral("jane@example.com")}};
        return dataOf(signedCall("/prepare-pairing", user))[QStringLiteral("pairing_proof")]
            .toString()
            .toUtf8();
    }

    http::Response registerDevice(const QByteArray &proof, const QString &pushToken = QStringLiteral("push"))
    {
        return call("POST", "/api/v1/device/register-token", {{"Authorization", "Bearer " + proof}},
                    compact({{QStringLiteral("fcm_token"), pushToken}}));
    }

    /// Pairs a device for `jane`; gives its session token.
    QByteArray pair(const QString &pushToken = QStringLiteral("push"))
    {
        const http::Response registered = registerDevice(preparePairing(), pushToken);
        return dataOf(registered)[QStringLiteral("device_session_token")].toString().toUtf8();
    }

    http::Response challenge(const QString &instructionId)
    {
        return signedCall("/send/auth-challenge",
                          {{QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
                           {QStringLiteral("instruction_id"), instructionId},
                           {QStringLiteral("custom_type"), QStringLiteral("localAuth")},
                           {QStringLiteral("expected_action"), QStringLiteral("transfer_funds")}});
    }

    http::Response approve(const QByteArray &session, const QString &instructionId)
    {
        return call("POST", "/api/v1/device/respond", {{"Authorization", "Bearer " + session}},
                    compact({{QStringLiteral("instruction_id"), instructionId},
                             {QStringLiteral("decision"), QStringLiteral("approved")},
                             {QStringLiteral("local_auth"), true}}));
    }

    void advance(Milliseconds step)
    {
        clock.advance(step);
        onLoop([this] { relay->clockMoved(); });
    }

    static QByteArray compact(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    static QJsonObject envelopeOf(const http::Response &response)
    {
        return QJsonDocument::fromJson(response.body).object();
    }
    static QJsonObject dataOf(const http::Response &response)
    {
        return envelopeOf(response)[QStringLiteral("data")].toObject();
    }
    static QString codeOf(const http::Response &response)
    {
        return envelopeOf(response)[QStringLiteral("error_code")].toString();
    }

    SteppingClock clock{fromUnixMs(1'763'752'000'000)};
    http::Client client{http::Client::Config{}};
    signing::Sealer sealer = signing::Sealer::ephemeral();
    std::unique_ptr<journal::Journal> journal = journal::makeMemoryJournal();
    RecordingGateway gateway;
    QList<QByteArray> committed;
    QByteArray tenantId;
    Secret tenantSecret;
    std::unique_ptr<Relay> relay;
    http::Loop loop{"relay-test"};

private:
    RateLimiting m_rateLimiting;
};

} // namespace countersign::relay::testing
