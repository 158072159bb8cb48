#include "relay_fixture.h"

#include "core/signing/jwt.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::relay::testing;

/// What devices say to the relay and hear from it.
class TestDeviceRoutes : public QObject
{
    Q_OBJECT

private:
    static void challengeStraight(RelayFixture &relay)
    {
        QCOMPARE(relay
                     .signedCall("/send/auth-challenge",
                                 {{QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
                                  {QStringLiteral("instruction_id"), QStringLiteral("i")},
                                  {QStringLiteral("custom_type"), QStringLiteral("localAuth")},
                                  {QStringLiteral("expected_action"), QStringLiteral("transfer_funds")},
                                  {QStringLiteral("backend_url"), QStringLiteral("http://127.0.0.1:9")},
                                  {QStringLiteral("answer_path"), QStringLiteral("backend")}})
                     .status,
                 200);
    }

private Q_SLOTS:
    void aProofLivesToItsLastMillisecond()
    {
        RelayFixture relay;
        relay.provision();
        relay.clock.advance(Milliseconds(799));
        const QByteArray inTime = relay.preparePairing();
        const QByteArray tooLate = relay.preparePairing();
        relay.clock.advance(domain::pairingProofLifetime - Milliseconds(1));
        QCOMPARE(relay.registerDevice(inTime).status, 201);
        relay.clock.advance(Milliseconds(1));
        const http::Response refused = relay.registerDevice(tooLate);
        QCOMPARE(refused.status, 401);
        QCOMPARE(relay.codeOf(refused), QStringLiteral("TOKEN_EXPIRED"));
    }

    void seenNamesWhatIsMissing()
    {
        RelayFixture relay;
        relay.provision();
        const QByteArray session = relay.pair();
        const http::Response refused =
            relay.call("POST", "/api/v1/device/seen", {{"Authorization", "Bearer " + session}}, "{}");
        QCOMPARE(refused.status, 422);
        QCOMPARE(relay.codeOf(refused), QStringLiteral("VALIDATION_FAILED"));
        const QJsonArray fields = relay.dataOf(refused)[QStringLiteral("fields")].toArray();
        QCOMPARE(fields.first()[QStringLiteral("path")].toString(), QStringLiteral("instruction_id"));
    }

    void theTokenOfAStraightAnswerIsTheTenantsOwn()
    {
        RelayFixture relay;
        relay.provision();
        const QByteArray session = relay.pair();
        challengeStraight(relay);
        QJsonObject message;
        relay.onLoop([&] { message = QJsonDocument::fromJson(relay.gateway.messages.last()).object(); });
        QCOMPARE(message[QStringLiteral("answer_path")].toString(), QStringLiteral("backend"));
        const QByteArray token = message[QStringLiteral("response_token")].toString().toLatin1();
        const auto claims = signing::checkToken(token, relay.tenantSecret, QStringLiteral("submit-response"),
                                                relay.clock.now());
        QVERIFY(claims);
        QCOMPARE(claims->extra[QStringLiteral("instruction_id")].toString(), QStringLiteral("i"));
        QCOMPARE(claims->extra[QStringLiteral("device_id")], message[QStringLiteral("relay_device_id")]);
        QCOMPARE(claims->expiresAt, relay.clock.now() + domain::defaultChallengeLifetime);
        // It opens nothing at the relay.
        QCOMPARE(relay.approve(token, QStringLiteral("i")).status, 401);
        QCOMPARE(relay.approve(session, QStringLiteral("i")).status, 200);
    }

    void reportOfAStraightAnswerClosesTheChallenge()
    {
        RelayFixture relay;
        relay.provision({{QStringLiteral("callback_url_base"), QStringLiteral("http://127.0.0.1:9")}});
        const QByteArray session = relay.pair();
        challengeStraight(relay);
        const QByteArray body =
            RelayFixture::compact({{QStringLiteral("instruction_id"), QStringLiteral("i")},
                                   {QStringLiteral("decision"), QStringLiteral("approved")}});
        const auto report = [&] {
            return relay.call("POST", "/api/v1/device/answered", {{"Authorization", "Bearer " + session}},
                              body);
        };
        QCOMPARE(report().status, 200);
        QCOMPARE(relay.codeOf(report()), QStringLiteral("CHALLENGE_ANSWERED"));
        const QJsonObject status = RelayFixture::dataOf(relay.signedCall(
            "/fetch/delivery-status", {{QStringLiteral("instruction_id"), QStringLiteral("i")}}));
        QCOMPARE(status[QStringLiteral("answered_via")].toString(), QStringLiteral("backend"));
        QCOMPARE(status[QStringLiteral("status")].toString(), QStringLiteral("approved"));
        relay.onLoop([&] { QCOMPARE(relay.relay->ledger().state().callbacks().size(), 0U); });
    }

    void whatExpiredMeanwhileIsNotPushedAgain()
    {
        RelayFixture relay;
        relay.provision();
        relay.pair();
        QCOMPARE(relay.challenge(QStringLiteral("i")).status, 200);
        relay.clock.advance(domain::defaultChallengeLifetime);
        relay.onLoop([&] { relay.relay->start(); });
        const auto pushed = [&relay] {
            QStringList types;
            relay.onLoop([&] {
                for (const QByteArray &message : std::as_const(relay.gateway.messages))
                    types.append(QJsonDocument::fromJson(message)[QStringLiteral("type")].toString());
            });
            return types;
        };
        QTRY_COMPARE(pushed(), (QStringList{QStringLiteral("challenge"), QStringLiteral("closed")}));
    }
};

QTEST_GUILESS_MAIN(TestDeviceRoutes)
#include "tst_device_routes.moc"
