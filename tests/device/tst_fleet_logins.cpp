#include "core/qr/qr_matrix.h"
#include "core/signing/device_key.h"
#include "fleet_fixture.h"

#include <QJsonDocument>

using namespace countersign;
using namespace countersign::device;
using namespace std::chrono_literals;

class FleetLoginsTest : public QObject
{
    Q_OBJECT

    static inline const QString link = QStringLiteral(
        "countersign://login?tenant_id=tnt_1&session_id=qrs_1&origin=https%3A%2F%2Fexample.com&signature=00");
    static inline const ChallengeKey key{QStringLiteral("tnt_1"), QStringLiteral("qrs_1")};

    static QByteArray shown(const FleetFixture &desk, const QString &without = {})
    {
        QJsonObject data{{QStringLiteral("session_id"), key.instructionId},
                         {QStringLiteral("tenant_id"), key.tenantId},
                         {QStringLiteral("tenant_name"), QStringLiteral("ACME Bank")},
                         {QStringLiteral("browser_origin"), QStringLiteral("https://example.com")},
                         {QStringLiteral("expires"), toIso(desk.clock.now() + 120s)},
                         {QStringLiteral("status"), QStringLiteral("pending")}};
        data.remove(without);
        return QJsonDocument(QJsonObject{{QStringLiteral("success"), true}, {QStringLiteral("data"), data}})
            .toJson();
    }

    static Outcome<Scanned> scan(FleetFixture &desk, const QString &payload)
    {
        Outcome<Scanned> outcome;
        desk.fleet->scan(desk.phone, payload, outcome.take());
        if (outcome.count > 0)
            qFatal("The callback came before the event loop.");
        if (!QTest::qWaitFor([&outcome] { return outcome.count > 0; }))
            qFatal("No answer came.");
        return outcome;
    }

    /// A paired desk whose phone looks at the sign-in.
    static void scanned(FleetFixture &desk)
    {
        QVERIFY(desk.pair());
        desk.relay.answerNext(200, shown(desk));
        QCOMPARE(scan(desk, link).code(), QString());
    }

private Q_SLOTS:
    void aScannedSignInWaitsInTheInbox_data()
    {
        QTest::addColumn<QString>("payload");
        QTest::newRow("text") << link;
        QTest::newRow("text with blanks") << QStringLiteral(" \n") + link + u'\n';
        const QByteArray png = qr::toPng(qr::encodeQr(link.toUtf8()).value(), 3);
        QTest::newRow("picture") << QString::fromLatin1(png.toBase64());
    }
    void aScannedSignInWaitsInTheInbox()
    {
        QFETCH(const QString, payload);
        FleetFixture desk;
        QVERIFY(desk.pair());
        QSignalSpy arrivals(desk.fleet.get(), &Fleet::itemArrived);
        desk.relay.answerNext(200, shown(desk));
        const Outcome<Scanned> outcome = scan(desk, payload);
        QCOMPARE(outcome.code(), QString());
        QCOMPARE(outcome.result->login, std::optional(key));
        QCOMPARE(outcome.result->pairingId, QStringLiteral("pai_1"));
        QCOMPARE(arrivals.count(), 1);

        QCOMPARE(desk.relay.received.last().route, QByteArray("qr-login/scan"));
        QCOMPARE(desk.relay.received.last().body[QStringLiteral("qr_payload")].toString(), link);
        const InboxItem &item = desk.item(key);
        QCOMPARE(item.kind, ItemKind::Login);
        QCOMPARE(item.tenantName, QStringLiteral("ACME Bank"));
        QCOMPARE(item.browserOrigin, QStringLiteral("https://example.com"));
        QCOMPARE(item.expiresAt, desk.clock.now() + 120s);
        QCOMPARE(item.state, CardState::Waiting);
    }

    void answers_data()
    {
        QTest::addColumn<Decision>("decision");
        QTest::addColumn<QString>("word");
        QTest::addColumn<CardState>("state");
        QTest::newRow("approve") << Decision::Approve << QStringLiteral("approved") << CardState::Approved;
        QTest::newRow("deny") << Decision::Deny << QStringLiteral("rejected") << CardState::Rejected;
    }
    void answers()
    {
        QFETCH(const Decision, decision);
        QFETCH(const QString, word);
        FleetFixture desk;
        scanned(desk);
        desk.relay.answerNext(200, shown(desk));
        QCOMPARE(desk.answer(key, {.decision = decision, .reason = QStringLiteral("why")}).code(), QString());
        QTEST(desk.item(key).state, "state");

        const ScriptedRelay::Received &request = desk.relay.received.last();
        QCOMPARE(request.route, QByteArray("qr-login/respond"));
        QCOMPARE(request.body[QStringLiteral("session_id")].toString(), key.instructionId);
        QCOMPARE(request.body[QStringLiteral("decision")].toString(), word);
        QCOMPARE(request.body[QStringLiteral("reason")].toString(), QStringLiteral("why"));
        const QString digest = request.body[QStringLiteral("display_digest")].toString();
        QCOMPARE(digest, domain::originDigest(QStringLiteral("https://example.com")));
        const Result<QByteArray> signature =
            signing::decodeDeviceSignature(request.body[QStringLiteral("device_signature")].toString());
        QVERIFY(signature);
        QVERIFY(signing::verifyDeviceSignature(desk.device().key.publicKey,
                                               signing::decisionMessage(key.instructionId, word, digest),
                                               *signature));
    }

    void theRelayRefusesAnswers_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<CardState>("state");
        QTest::newRow("expired") << QStringLiteral("QR_LOGIN_EXPIRED") << CardState::Expired;
        QTest::newRow("answered") << QStringLiteral("QR_LOGIN_ANSWERED") << CardState::AnsweredElsewhere;
        QTest::newRow("other") << QStringLiteral("DISPLAY_MISMATCH") << CardState::Waiting;
    }
    void theRelayRefusesAnswers()
    {
        QFETCH(const QString, code);
        FleetFixture desk;
        scanned(desk);
        desk.relay.refuseNext(410, code);
        QCOMPARE(desk.answer(key, {}).code(), code);
        QTEST(desk.item(key).state, "state");
    }

    void refusals()
    {
        FleetFixture desk;
        QCOMPARE(scan(desk, link).code(), QStringLiteral("PAIRING_NOT_FOUND"));
        QVERIFY(desk.pair());
        desk.relay.refuseNext(404, QStringLiteral("QR_LOGIN_NOT_FOUND"));
        QCOMPARE(scan(desk, link).code(), QStringLiteral("QR_LOGIN_NOT_FOUND"));
        for (const char *broken : {"countersign://login", "countersign://login?tenant_id=",
                                   "countersign://login?tenant_id=tnt_1&tenant_id=tnt_2"})
            QCOMPARE(scan(desk, QString::fromLatin1(broken)).code(), QStringLiteral("QR_PAYLOAD_INVALID"));
        QCOMPARE(scan(desk, QStringLiteral("garbage")).code(), QStringLiteral("PAIRING_PAYLOAD_INVALID"));
        for (const char *member : {"session_id", "tenant_id", "tenant_name", "browser_origin", "expires"}) {
            desk.relay.answerNext(200, shown(desk, QString::fromLatin1(member)));
            QCOMPARE(scan(desk, link).code(), QStringLiteral("RELAY_ANSWER_MALFORMED"));
        }
        QVERIFY(desk.fleet->inbox(desk.phone).empty());
    }

    void aPairingCodePairs()
    {
        FleetFixture desk;
        const Outcome<Scanned> outcome = scan(desk, desk.relay.proof());
        QCOMPARE(outcome.code(), QString());
        QCOMPARE(outcome.result->pairingId, QStringLiteral("pai_1"));
        QVERIFY(!outcome.result->login);
    }

    void policiesAnswerAndTimeEnds()
    {
        FleetFixture desk;
        QVERIFY(desk.fleet->setPolicy(desk.phone, {.mode = PolicyMode::Deny, .expectedAction = loginAction}));
        scanned(desk);
        desk.relay.answerNext(200, shown(desk));
        QTRY_COMPARE(desk.item(key).state, CardState::Rejected);

        FleetFixture slow;
        scanned(slow);
        slow.clock.advance(120s);
        slow.fleet->clockChanged();
        QCOMPARE(slow.item(key).state, CardState::Expired);
    }

    void lookingTellsTheRelayNothing()
    {
        FleetFixture desk;
        scanned(desk);
        desk.fleet->markSeen(desk.phone, key);
        QVERIFY(desk.item(key).seen);
        desk.relay.answerNext(200, shown(desk));
        QCOMPARE(desk.answer(key, {}).code(), QString());
        QVERIFY(desk.relay.receivedAt("seen").isEmpty());
    }

    void theDeviceMayGoWhileItAsks()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        desk.relay.hold();
        desk.relay.answerNext(200, shown(desk));
        Outcome<Scanned> outcome;
        desk.fleet->scan(desk.phone, link, outcome.take());
        QTRY_COMPARE(desk.relay.heldCalls(), 1U);
        QVERIFY(desk.fleet->remove(desk.phone));
        desk.relay.letGo();
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.code(), QStringLiteral("DEVICE_NOT_FOUND"));
    }
};

QTEST_GUILESS_MAIN(FleetLoginsTest)
#include "tst_fleet_logins.moc"
