#include "domain_samples.h"

#include "core/domain/pairing_rules.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace countersign::domain::samples;

namespace {

const QByteArray preparation =
    R"({"user_socket_hash":"john","backend_user_id":"7","display_name":"Example","user_email":"john@example.com"})";

QString prepareProof(RelayState &state, const QByteArray &body = preparation)
{
    const Result<PairingPrepared> prepared =
        preparePairing(QStringLiteral("tnt_a"), json(body).root(), start, countingIds());
    Q_ASSERT(prepared);
    state.apply(*prepared, start);
    return prepared->proofId;
}

Result<DeviceRegistered> registerPhone(const RelayState &state, const QString &proofId, Instant now = start,
                                       const QByteArray &body = R"({"fcm_token":"f1"})")
{
    return registerDevice(state, proofId, json(body).root(), "sealed", now, countingIds());
}

QByteArray registrationWithKey(const QByteArray &key)
{
    return "{\"fcm_token\":\"f1\",\"device_public_key\":\"" + key + "\"}";
}

} // namespace

/// The protocol's section 5.
class TestPairingRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void preparationNeeds_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("hash") << QByteArray(R"("user_socket_hash":"john",)");
        QTest::newRow("user") << QByteArray(R"("backend_user_id":"7",)");
        QTest::newRow("name") << QByteArray(R"("display_name":"Example",)");
        QTest::newRow("contact") << QByteArray(R"(,"user_email":"john@example.com")");
    }

    void preparationNeeds()
    {
        QFETCH(QByteArray, left);
        QByteArray body = preparation;
        body.replace(left, "");
        const auto prepared =
            preparePairing(QStringLiteral("tnt_a"), json(body).root(), start, countingIds());
        QCOMPARE(prepared.error().code, QStringLiteral("VALIDATION_FAILED"));
    }

    void eachBadMemberIsNamedOnce_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("contacts of another type")
            << QByteArray(preparation).replace(R"("john@example.com")", R"(5,"user_phone":{})")
            << QStringList{QStringLiteral("user_email"), QStringLiteral("user_phone")};
        QTest::newRow("empty contacts")
            << QByteArray(preparation).replace(R"("john@example.com")", R"("","user_phone":"")")
            << QStringList{QStringLiteral("user_email")};
        QTest::newRow("a list") << QByteArray("[]") << QStringList{QStringLiteral("body")};
    }

    void eachBadMemberIsNamedOnce()
    {
        QFETCH(QByteArray, body);
        const auto prepared =
            preparePairing(QStringLiteral("tnt_a"), json(body).root(), start, countingIds());
        QVERIFY(!prepared);
        QTEST(pathsOf(prepared.error()), "paths");
    }

    void proofIsUsedOnce()
    {
        RelayState state;
        populate(state);
        const QString proofId = prepareProof(state);
        const Result<DeviceRegistered> first = registerPhone(state, proofId);
        QVERIFY(first);
        state.apply(*first, start);
        QCOMPARE(registerPhone(state, proofId).error().code, QStringLiteral("TOKEN_USED"));
    }

    void failedRegistrationLeavesTheProof()
    {
        RelayState state;
        populate(state);
        const QString proofId = prepareProof(state);
        QCOMPARE(registerPhone(state, proofId, start, "{}").error().code,
                 QStringLiteral("VALIDATION_FAILED"));
        QVERIFY(registerPhone(state, proofId));
    }

    void proofLivesThreeHundredSeconds()
    {
        RelayState state;
        populate(state);
        const QString proofId = prepareProof(state);
        const Instant end = start + pairingProofLifetime;
        QVERIFY(registerPhone(state, proofId, end - Milliseconds(1)));
        QCOMPARE(registerPhone(state, proofId, end).error().code, QStringLiteral("TOKEN_EXPIRED"));
    }

    void expiredStaysExpiredWhenTimeGoesBack()
    {
        RelayState state;
        populate(state);
        const QString proofId = prepareProof(state);
        for (const Event &event : state.expire(start + pairingProofLifetime, countingIds()))
            state.apply(event, start);
        QCOMPARE(registerPhone(state, proofId, start).error().code, QStringLiteral("TOKEN_EXPIRED"));
    }

    void oneUserHasOnePairingWithSeveralDevices()
    {
        RelayState state;
        populate(state);
        const QByteArray body = QByteArray(preparation).replace("john\"", "jane\"");
        const Result<PairingPrepared> prepared =
            preparePairing(QStringLiteral("tnt_a"), json(body).root(), start, countingIds());
        state.apply(*prepared, start);
        const Result<DeviceRegistered> second = registerPhone(state, prepared->proofId);
        QCOMPARE(second->pairingId, QStringLiteral("pair_a"));
        QCOMPARE(second->relayUserId, QStringLiteral("usr_a"));
        state.apply(*second, start);
        QCOMPARE(state.pairing(QStringLiteral("pair_a"))->devices.size(), 2U);
    }

    void samePushTokenIsTheSameDevice()
    {
        RelayState state;
        populate(state);
        const QByteArray body = QByteArray(preparation).replace("john\"", "jane\"");
        const Result<PairingPrepared> prepared =
            preparePairing(QStringLiteral("tnt_a"), json(body).root(), start, countingIds());
        state.apply(*prepared, start);
        const Result<DeviceRegistered> again =
            registerPhone(state, prepared->proofId, start, R"({"fcm_token":"push_a"})");
        QCOMPARE(again->deviceId, QStringLiteral("dev_a"));
        state.apply(*again, start);
        QCOMPARE(state.pairing(QStringLiteral("pair_a"))->devices.size(), 1U);
    }

    void publicKeyMustBeOne()
    {
        RelayState state;
        populate(state);
        const QString proofId = prepareProof(state);
        for (const QByteArray &key : {QByteArray("AAAA"), QByteArray("not base64!"), QByteArray("==")}) {
            const QByteArray body = registrationWithKey(key);
            QCOMPARE(registerPhone(state, proofId, start, body).error().code,
                     QStringLiteral("VALIDATION_FAILED"));
        }
        const QByteArray key =
            QByteArray(32, '\1').toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        const QByteArray body = registrationWithKey(key);
        QCOMPARE(registerPhone(state, proofId, start, body)->publicKey, QByteArray(32, '\1'));
    }
};

QTEST_APPLESS_MAIN(TestPairingRules)
#include "tst_pairing_rules.moc"
