#include "relay_fixture.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::relay;
using namespace countersign::relay::testing;

/// What must never be read back (protocol, section 4), and what stays with its tenant.
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalHoldsNoSecretInClear()
    {
        RelayFixture relay;
        relay.provision();
        const QByteArray session = relay.pair();
        QVERIFY(!session.isEmpty());
        const auto entries = relay.journal->after(0, 100);
        QVERIFY(entries->size() >= 3);
        for (const journal::Entry &entry : *entries) {
            QVERIFY(!entry.payload.contains(relay.tenantSecret.reveal()));
            QVERIFY(!entry.payload.contains(session));
        }
    }

    void tenantIsFetchedWithoutItsSecret()
    {
        RelayFixture relay;
        relay.provision();
        const QJsonObject tenant = relay.operate("GET", "/fetch/tenant?tenant_id=" + relay.tenantId);
        QCOMPARE(tenant[QStringLiteral("tenant_id")].toString().toUtf8(), relay.tenantId);
        QVERIFY(!tenant.contains(QStringLiteral("tenant_secret")));
    }

    void noAdminKeyIsNoKeyAtAll()
    {
        RelayFixture relay(RateLimiting::Off, Secret());
        for (const http::Headers &headers : {http::Headers(), http::Headers{{"X-Admin-Key", ""}}})
            QCOMPARE(relay.codeOf(relay.call("GET", "/api/v1/fetch/tenants", headers)),
                     QStringLiteral("ADMIN_KEY_INVALID"));
    }

    void brokenSealLetsNobodyIn()
    {
        const signing::Sealer other = signing::Sealer::ephemeral();
        const signing::Sealer ours = signing::Sealer::ephemeral();
        domain::Tenant tenant;
        tenant.sealedSecret = Keyring(other).sealTenantSecret(Secret("sk_lost"));
        Keyring keyring(ours);
        const Instant now = fromUnixMs(1'763'752'000'000);
        const signing::Hmac1Signature forged = signing::signHmac1(Secret(), "{}", now);
        QVERIFY(
            !signing::verifyHmac1(keyring.tenantSecret(tenant), forged.timestamp, forged.signature, "{}", now)
                 .isValid());
        const Secret totpSecret = keyring.totpSecret(Keyring(other).sealTotpSecret(Secret("lost")));
        QVERIFY(!totpSecret.isEmpty());
    }

    void rotatedSecretIsGoneAtOnce()
    {
        RelayFixture relay;
        relay.provision();
        const QByteArray fresh =
            relay
                .operate("POST",
                         "/rotate/tenant-secret?tenant_id=" + relay.tenantId)[QStringLiteral("tenant_secret")]
                .toString()
                .toUtf8();
        QCOMPARE(relay.codeOf(relay.challenge(QStringLiteral("i"))), QStringLiteral("SIGNATURE_INVALID"));
        relay.tenantSecret = Secret(fresh);
        QCOMPARE(relay.codeOf(relay.challenge(QStringLiteral("i"))), QStringLiteral("PAIRING_NOT_FOUND"));
    }

    void anotherTenantsDeviceDoesNotExist()
    {
        RelayFixture relay;
        relay.provision();
        const QByteArray first = relay.pair();
        relay.provision();
        relay.pair();
        QCOMPARE(relay.challenge(QStringLiteral("ours")).status, 200);
        QCOMPARE(relay.codeOf(relay.approve(first, QStringLiteral("ours"))),
                 QStringLiteral("CHALLENGE_NOT_FOUND"));
        QCOMPARE(relay.codeOf(relay.approve(first, QStringLiteral("nobody's"))),
                 QStringLiteral("CHALLENGE_NOT_FOUND"));
    }

    void deadPushTokenIsCountedAndNamed()
    {
        RelayFixture relay;
        relay.provision();
        relay.pair(QStringLiteral("alive"));
        relay.pair(QStringLiteral("dead"));
        const QJsonObject pushed = relay.dataOf(relay.challenge(QStringLiteral("i")));
        QCOMPARE(pushed[QStringLiteral("delivered_count")].toInt(), 1);
        QCOMPARE(pushed[QStringLiteral("failed_count")].toInt(), 1);
        QCOMPARE(pushed[QStringLiteral("failed_tokens_sample")].toArray().first().toString(),
                 QStringLiteral("dead"));
        QCOMPARE(relay.gateway.messages.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
