#include "relay_fixture.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::relay::testing;

/// What devices say to the relay and hear from it.
class TestDeviceRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
