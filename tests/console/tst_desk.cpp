#include "stage.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using console::Desk;
using device::CardState;
using domain::ChallengeState;

class TestDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newChallengeSelectsItself();
    void newChallengeDoesNotDisturb();
    void unattendedDevicesCallNobody();
    void approves();
    void denies();
    void tellsWhyAnAnswerWasRefused();
    void showsTheCode();
    void showsWhatEndedLongAgo_data();
    void showsWhatEndedLongAgo();
    void showsAnotherPhone();
    void followsTheDevice();
    void losesItsPhone();

private:
    static std::optional<CardState> cardState(Stage &stage)
    {
        const std::optional<console::PhoneCard> &card = stage.console.desk().card();
        return card ? std::optional(card->state) : std::nullopt;
    }
};

void TestDesk::newChallengeSelectsItself()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    const QSignalSpy arrived(&stage.console.desk(), &Desk::challengeArrived);
    const device::ChallengeKey key = stage.arrive({});
    QCOMPARE(stage.console.desk().challenge(), std::optional(key));
    QCOMPARE(stage.console.desk().deviceId(), stage.phone);
    QCOMPARE(cardState(stage), CardState::Waiting);
    QCOMPARE(arrived.size(), 1);
    const console::PhoneCard &card = *stage.console.desk().card();
    QCOMPARE(card.tenantName.plain(), QStringLiteral("Demo Bank"));
    QCOMPARE(card.block.fields.front().text.plain(), QStringLiteral("$1,000.00"));
}

void TestDesk::newChallengeDoesNotDisturb()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    const device::ChallengeKey first = stage.arrive({.instructionId = QStringLiteral("first")});
    stage.arrive({.instructionId = QStringLiteral("second")});
    QCOMPARE(stage.console.desk().challenge(), std::optional(first));
    stage.clock.advance(Milliseconds(200'000));
    stage.fleet.clockChanged();
    QCOMPARE(cardState(stage), CardState::Expired);
    const device::ChallengeKey third = stage.arrive({.instructionId = QStringLiteral("third")});
    QCOMPARE(stage.console.desk().challenge(), std::optional(third));
}

void TestDesk::unattendedDevicesCallNobody()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    QVERIFY(stage.console.deviceActions().setPolicy(stage.phone, device::PolicyMode::Approve));
    const QSignalSpy arrived(&stage.console.desk(), &Desk::challengeArrived);
    stage.arrive({});
    QTRY_COMPARE(cardState(stage), CardState::Approved);
    QCOMPARE(arrived.size(), 0);
}

void TestDesk::approves()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    stage.arrive({});
    stage.console.desk().approve({.localAuth = true});
    QCOMPARE(cardState(stage), CardState::Answering);
    QTRY_COMPARE(cardState(stage), CardState::Approved);
    QCOMPARE(stage.relay.receivedAt("respond").front().body[QStringLiteral("decision")].toString(),
             QStringLiteral("approved"));
}

void TestDesk::denies()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    stage.arrive({});
    stage.console.desk().deny(QStringLiteral("not me"));
    QTRY_COMPARE(cardState(stage), CardState::Rejected);
    QCOMPARE(stage.relay.receivedAt("respond").front().body[QStringLiteral("reason")].toString(),
             QStringLiteral("not me"));
}

void TestDesk::tellsWhyAnAnswerWasRefused()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    stage.arrive({.customType = QStringLiteral("goldenNumber")});
    const QSignalSpy refused(&stage.console.desk(), &Desk::answerRefused);
    stage.console.desk().approve({});
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().value<Error>().code, QStringLiteral("ANSWER_INCOMPLETE"));
    QCOMPARE(cardState(stage), CardState::Waiting);
    stage.console.desk().approve({.number = 17});
    QTRY_COMPARE(refused.size(), 2);
    QCOMPARE(stage.console.desk().card()->attemptsLeft, 2);
    QCOMPARE(stage.console.desk().card()->refusal->code, QStringLiteral("ANSWER_WRONG"));
}

void TestDesk::showsTheCode()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    stage.arrive({.customType = QStringLiteral("totp")});
    const QString code = stage.console.desk().card()->totpCode;
    QCOMPARE(code.size(), 6);
    stage.clock.advance(Milliseconds(30'000));
    QTRY_VERIFY(stage.console.desk().card()->totpCode != code);
}

void TestDesk::showsWhatEndedLongAgo_data()
{
    QTest::addColumn<ChallengeState>("state");
    QTest::addColumn<QString>("answeredOn");
    QTest::addColumn<CardState>("card");
    QTest::newRow("approved here") << ChallengeState::Approved << QStringLiteral("dev_1")
                                   << CardState::Approved;
    QTest::newRow("denied here") << ChallengeState::Rejected << QStringLiteral("dev_1")
                                 << CardState::Rejected;
    QTest::newRow("approved elsewhere")
        << ChallengeState::Approved << QStringLiteral("dev_2") << CardState::AnsweredElsewhere;
    QTest::newRow("expired") << ChallengeState::Expired << QString() << CardState::Expired;
    QTest::newRow("cancelled") << ChallengeState::Cancelled << QString() << CardState::Expired;
}

void TestDesk::showsWhatEndedLongAgo()
{
    QFETCH(const ChallengeState, state);
    QFETCH(const QString, answeredOn);
    Stage stage;
    QVERIFY(stage.pairPhone());
    domain::ChallengeDecided decided = Stage::decided(QStringLiteral("ins-1"), state);
    decided.deviceId = answeredOn;
    stage.happen({stage.created({.devices = {QStringLiteral("dev_2"), QStringLiteral("dev_1")}}), decided});
    stage.console.desk().select(Stage::keyOf(QStringLiteral("ins-1")));
    QVERIFY(stage.console.desk().card().has_value());
    QTEST(stage.console.desk().card()->state, "card");
    QCOMPARE(stage.console.desk().card()->block.title.plain(), QStringLiteral("Confirm the transfer"));
}

void TestDesk::showsAnotherPhone()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    const QString other = *stage.fleet.create({.name = QStringLiteral("Paul’s phone")});
    const device::ChallengeKey key = stage.arrive({});
    stage.console.desk().showDevice(other);
    QCOMPARE(stage.console.desk().phone().name.plain(), QStringLiteral("Paul’s phone"));
    QCOMPARE(cardState(stage), std::nullopt);
    QCOMPARE(stage.console.desk().challenge(), std::optional(key));
    stage.console.desk().showDevice(stage.phone);
    QCOMPARE(cardState(stage), CardState::Waiting);
}

void TestDesk::followsTheDevice()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    stage.arrive({});
    QVERIFY(stage.fleet.setLocale(stage.phone, QStringLiteral("ar_EG"), QStringLiteral("Africa/Cairo")));
    QCOMPARE(stage.console.desk().phone().timeZone, QStringLiteral("Africa/Cairo"));
    QVERIFY(stage.console.desk().card()->rightToLeft);
}

void TestDesk::losesItsPhone()
{
    Stage stage;
    const QString other = *stage.fleet.create({.name = QStringLiteral("Paul’s phone")});
    QVERIFY(stage.fleet.remove(stage.phone));
    QCOMPARE(stage.console.desk().deviceId(), other);
    QVERIFY(stage.fleet.remove(other));
    QVERIFY(stage.console.desk().deviceId().isEmpty());
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
