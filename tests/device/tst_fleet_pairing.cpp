#include "core/qr/qr_matrix.h"
#include "fleet_fixture.h"

#include <QJsonDocument>

using namespace countersign;
using namespace countersign::device;
using namespace std::chrono_literals;

class FleetPairingTest : public QObject
{
    Q_OBJECT

private:
    /// What pairing with that payload gives.
    static Outcome<QString> pair(FleetFixture &desk, const QString &payload)
    {
        Outcome<QString> outcome;
        desk.fleet->pair(desk.phone, payload, outcome.take());
        if (outcome.count > 0)
            qFatal("The callback came before the event loop.");
        if (!QTest::qWaitFor([&outcome] { return outcome.count > 0; }))
            qFatal("No answer came.");
        return outcome;
    }

private Q_SLOTS:
    void pairsByLink()
    {
        FleetFixture desk;
        desk.fleet->setDefaultRelay({});
        QSignalSpy changes(desk.fleet.get(), &Fleet::deviceChanged);
        const QString link = QStringLiteral("countersign://pair?relay=%1&proof=%2&name=Bank")
                                 .arg(desk.relay.url().toString(), desk.relay.proof());
        const Outcome<QString> outcome = pair(desk, link);
        QCOMPARE(outcome.code(), QString());
        QCOMPARE(*outcome.result, QStringLiteral("pai_1"));
        QCOMPARE(outcome.count, 1);
        QCOMPARE(changes.count(), 1);

        QCOMPARE(desk.relay.received.size(), 1);
        const ScriptedRelay::Received &request = desk.relay.received.first();
        QCOMPARE(request.route, QByteArray("register-token"));
        QCOMPARE(request.authorization, "Bearer " + desk.relay.proof().toLatin1());
        QCOMPARE(request.body[QStringLiteral("fcm_token")].toString(), desk.device().pushToken);
        QCOMPARE(request.body[QStringLiteral("platform")].toString(), QStringLiteral("simulator"));
        QCOMPARE(request.body[QStringLiteral("device_name")].toString(), QStringLiteral("Jane’s phone"));
        QCOMPARE(
            QByteArray::fromBase64(request.body[QStringLiteral("device_public_key")].toString().toLatin1(),
                                   QByteArray::Base64UrlEncoding),
            desk.device().key.publicKey);

        const DevicePairing &pairing = *desk.device().pairing(QStringLiteral("pai_1"));
        QCOMPARE(pairing.tenantId, QStringLiteral("tnt_1"));
        QCOMPARE(pairing.relayUserId, QStringLiteral("usr_1"));
        QCOMPARE(pairing.relayDeviceId, QStringLiteral("dev_1"));
        QCOMPARE(pairing.displayName, QStringLiteral("Jane"));
        QCOMPARE(pairing.displayLogoUrl, QStringLiteral("https://bank.example/logo.png"));
        QCOMPARE(pairing.relayUrl, desk.relay.url());
        QCOMPARE(pairing.sessionExpiresAt, desk.clock.now() + std::chrono::days(30));
        QCOMPARE(desk.fleet->find(QStringLiteral("dev_1")), &desk.device());
    }

    void pairsByPicture()
    {
        FleetFixture desk;
        const QString link = QStringLiteral("countersign://pair?relay=%1&proof=%2&name=Bank")
                                 .arg(desk.relay.url().toString(), desk.relay.proof());
        const auto pictureOf = [](const QString &text) {
            return QString::fromLatin1(qr::toPng(qr::encodeQr(text.toUtf8()).value(), 3).toBase64());
        };
        QCOMPARE(pair(desk, pictureOf(link)).code(), QString());
        QCOMPARE(desk.relay.received.last().authorization, "Bearer " + desk.relay.proof().toLatin1());
        QCOMPARE(pair(desk, pictureOf(desk.relay.proof())).code(), QString());
        QCOMPARE(pair(desk, pictureOf(QStringLiteral("something else"))).code(),
                 QStringLiteral("PAIRING_PAYLOAD_INVALID"));
        QCOMPARE(desk.relay.received.size(), 2);
    }

    void theDeviceMayGoWhileItScans()
    {
        FleetFixture desk;
        Outcome<QString> outcome;
        const QByteArray picture = qr::toPng(qr::encodeQr("a.b.c").value(), 3).toBase64();
        desk.fleet->pair(desk.phone, QString::fromLatin1(picture), outcome.take());
        QVERIFY(desk.fleet->remove(desk.phone));
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.code(), QStringLiteral("DEVICE_NOT_FOUND"));
    }

    void aBareProofGoesToTheDefaultRelay()
    {
        FleetFixture desk;
        QCOMPARE(pair(desk, desk.relay.proof()).code(), QString());
        QCOMPARE(desk.relay.received.size(), 1);
        desk.fleet->setDefaultRelay({});
        QCOMPARE(pair(desk, desk.relay.proof()).code(), QStringLiteral("PAIRING_PAYLOAD_INVALID"));
    }

    void pairingsFollowTheDefaultRelay()
    {
        FleetFixture desk;
        QCOMPARE(pair(desk, desk.relay.proof()).code(), QString());
        ScriptedRelay moved(desk.realClock);
        desk.fleet->setDefaultRelay(moved.url());
        Outcome<void> outcome;
        desk.fleet->unpair(desk.phone, QStringLiteral("pai_1"), outcome.take());
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.code(), QString());
        QCOMPARE(moved.receivedAt("unpair").size(), 1);
    }

    void pairingAgainReplaces()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        desk.clock.advance(1h);
        QVERIFY(desk.pair());
        QCOMPARE(desk.device().pairings.size(), 1U);
        QCOMPARE(desk.device().pairings[0].sessionExpiresAt, desk.clock.now() + std::chrono::days(30));
        desk.relay.pairingId = QStringLiteral("pai_2");
        QVERIFY(desk.pair());
        QCOMPARE(desk.device().pairings.size(), 2U);
    }

    void theLinkNamesWhatTheRelayDoesNot()
    {
        FleetFixture desk;
        QJsonObject registration = desk.relay.registration();
        QJsonObject pairing = registration[QStringLiteral("pairing")].toObject();
        pairing.remove(QStringLiteral("display_name"));
        registration.insert(QStringLiteral("pairing"), pairing);
        desk.relay.answerNext(201, envelope(registration));
        QCOMPARE(pair(desk,
                      QStringLiteral("countersign://pair?relay=%1&proof=a.b.c&name=Bank")
                          .arg(desk.relay.url().toString()))
                     .code(),
                 QString());
        QCOMPARE(desk.device().pairings[0].displayName, QStringLiteral("Bank"));
    }

    void refusals()
    {
        FleetFixture desk;
        desk.relay.refuseNext(401, QStringLiteral("TOKEN_USED"));
        const Outcome<QString> used = pair(desk, desk.relay.proof());
        QCOMPARE(used.code(), QStringLiteral("TOKEN_USED"));
        QCOMPARE(used.result.error().message, QStringLiteral("The script refuses."));
        QCOMPARE(pair(desk, QStringLiteral("garbage")).code(), QStringLiteral("PAIRING_PAYLOAD_INVALID"));
        QCOMPARE(pair(desk, QStringLiteral("countersign://pair?relay=http://127.0.0.1:1&proof=a.b.c")).code(),
                 QStringLiteral("CONNECT_FAILED"));

        Outcome<QString> unknown;
        desk.fleet->pair(QStringLiteral("phone_x"), desk.relay.proof(), unknown.take());
        QCOMPARE(unknown.count, 0);
        QTRY_COMPARE(unknown.count, 1);
        QCOMPARE(unknown.code(), QStringLiteral("DEVICE_NOT_FOUND"));
        QVERIFY(desk.device().pairings.empty());
    }

    void malformedAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const QJsonObject whole = FleetFixture().relay.registration();
        const auto row = [](const char *tag, int status, const QByteArray &body) {
            QTest::newRow(tag) << status << body;
        };
        row("nothing", 201, "");
        row("a page", 502, "<html>Bad gateway</html>");
        row("no envelope", 200, "{}");
        row("refusal without a code", 500, R"({"success":false})");
        row("no data", 201, R"({"success":true})");
        for (const QString &member : whole.keys()) {
            QJsonObject partial = whole;
            partial.remove(member);
            QTest::addRow("no %s", qPrintable(member)) << 201 << envelope(partial);
        }
        QJsonObject wrong = whole;
        wrong.insert(QStringLiteral("totp"), QJsonObject{{QStringLiteral("secret"), QStringLiteral("1!")}});
        row("secret in no base 32", 201, envelope(wrong));
    }

    void malformedAnswers()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        FleetFixture desk;
        desk.relay.answerNext(status, body);
        const Outcome<QString> outcome = pair(desk, desk.relay.proof());
        QCOMPARE(outcome.code(), QStringLiteral("RELAY_ANSWER_MALFORMED"));
        QVERIFY(!outcome.result.error().message.contains(desk.relay.proof()));
        QVERIFY(desk.device().pairings.empty());
    }

    void removedWhilePairing()
    {
        FleetFixture desk;
        desk.relay.hold();
        Outcome<QString> outcome;
        desk.fleet->pair(desk.phone, desk.relay.proof(), outcome.take());
        QTRY_COMPARE(desk.relay.heldCalls(), 1U);
        QVERIFY(desk.fleet->remove(desk.phone));
        desk.relay.letGo();
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.code(), QStringLiteral("DEVICE_NOT_FOUND"));
        // The relay has registered a device that nobody has: it is told.
        QTRY_COMPARE(desk.relay.receivedAt("unpair").size(), 1);
    }

    void unpairs()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        const ChallengeKey key = desk.receive({});
        QSignalSpy items(desk.fleet.get(), &Fleet::itemChanged);
        Outcome<void> outcome;
        desk.fleet->unpair(desk.phone, QStringLiteral("pai_1"), outcome.take());
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.code(), QString());
        QVERIFY(desk.device().pairings.empty());
        QCOMPARE(desk.relay.received.last().route, QByteArray("unpair"));
        QCOMPARE(desk.relay.received.last().authorization, QByteArray("Bearer session.token.signature"));
        QCOMPARE(desk.item(key).state, CardState::Expired);
        QCOMPARE(desk.item(key).refusal->code, QStringLiteral("PAIRING_NOT_FOUND"));
        QCOMPARE(items.count(), 1);
    }

    void unpairRefused_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("given");
        QTest::addColumn<bool>("dropped");
        const auto row = [](const char *code, const char *given, bool dropped) {
            QTest::newRow(code) << QString::fromLatin1(code) << QString::fromLatin1(given) << dropped;
        };
        row("TOKEN_EXPIRED", "", true);
        row("TOKEN_INVALID", "", true);
        row("PAIRING_NOT_FOUND", "", true);
        row("INTERNAL_ERROR", "INTERNAL_ERROR", false);
    }

    void unpairRefused()
    {
        QFETCH(const QString, code);
        QFETCH(const bool, dropped);
        FleetFixture desk;
        QVERIFY(desk.pair());
        desk.relay.refuseNext(500, code);
        Outcome<void> outcome;
        desk.fleet->unpair(desk.phone, QStringLiteral("pai_1"), outcome.take());
        QTRY_COMPARE(outcome.count, 1);
        QTEST(outcome.code(), "given");
        QCOMPARE(desk.device().pairings.empty(), dropped);
    }

    void unpairUnknown()
    {
        FleetFixture desk;
        Outcome<void> device;
        Outcome<void> pairing;
        desk.fleet->unpair(QStringLiteral("phone_x"), QStringLiteral("pai_1"), device.take());
        desk.fleet->unpair(desk.phone, QStringLiteral("pai_1"), pairing.take());
        QCOMPARE(device.count + pairing.count, 0);
        QTRY_COMPARE(device.count + pairing.count, 2);
        QCOMPARE(device.code(), QStringLiteral("DEVICE_NOT_FOUND"));
        QCOMPARE(pairing.code(), QStringLiteral("PAIRING_NOT_FOUND"));
    }

    void removingUnpairs()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        QVERIFY(desk.fleet->remove(QStringLiteral("dev_1")));
        QVERIFY(!desk.fleet->find(desk.phone));
        QTRY_COMPARE(desk.relay.receivedAt("unpair").size(), 1);
    }

private:
    static QByteArray envelope(const QJsonObject &data)
    {
        return QJsonDocument({{QStringLiteral("success"), true}, {QStringLiteral("data"), data}}).toJson();
    }
};

QTEST_GUILESS_MAIN(FleetPairingTest)
#include "tst_fleet_pairing.moc"
