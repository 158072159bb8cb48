#include "fleet_fixture.h"

#include "core/device/vault.h"

#include <QTemporaryDir>

using namespace countersign;
using namespace countersign::device;
using namespace std::chrono_literals;

namespace {

const ChallengeKey key = FleetFixture::keyOf(QStringLiteral("ins-1"));

QStringList idsIn(const QSignalSpy &spy)
{
    QStringList ids;
    for (const QList<QVariant> &arguments : spy)
        ids.append(arguments.first().toString());
    return ids;
}

} // namespace

class FleetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void creates()
    {
        FleetFixture desk;
        QSignalSpy added(desk.fleet.get(), &Fleet::deviceAdded);
        const Result<QString> id =
            desk.fleet->create({QStringLiteral("Phone"), QStringLiteral("ios"), QStringLiteral("fr_FR"),
                                QStringLiteral("Europe/Paris")});
        QVERIFY(id);
        QCOMPARE(idsIn(added), QStringList(*id));
        const Device &device = *desk.fleet->find(*id);
        QCOMPARE(device.name, QStringLiteral("Phone"));
        QCOMPARE(device.platform, QStringLiteral("ios"));
        QCOMPARE(device.locale, QStringLiteral("fr_FR"));
        QCOMPARE(device.timeZone, QStringLiteral("Europe/Paris"));
        QCOMPARE(device.pushToken, QStringLiteral("sim_") + *id);
        QVERIFY(*id != desk.phone);
        QCOMPARE(device.key.publicKey.size(), 32);
        QVERIFY(device.key.publicKey != desk.device().key.publicKey);
        QCOMPARE(device.policy, Policy());
        QCOMPARE(desk.fleet->devices().size(), 2U);
        QVERIFY(desk.fleet->inbox(*id).empty());
    }

    void refusesWrongSettings()
    {
        FleetFixture desk;
        const Result<QString> id = desk.fleet->create({.name = {}, .locale = QStringLiteral("xx_YY")});
        QVERIFY(!id);
        QCOMPARE(id.error().code, QStringLiteral("VALIDATION_FAILED"));
        QCOMPARE(id.error().details[QStringLiteral("fields")].toArray().size(), 2);
        QCOMPARE(desk.fleet->devices().size(), 1U);
    }

    void changes()
    {
        FleetFixture desk;
        QSignalSpy changed(desk.fleet.get(), &Fleet::deviceChanged);
        const Policy policy{PolicyMode::Deny, 5s, QStringLiteral("login"), domain::CustomType::LocalAuth};
        QVERIFY(desk.fleet->setPolicy(desk.phone, policy));
        QVERIFY(desk.fleet->setLocale(desk.phone, QStringLiteral("ar_EG"), QStringLiteral("Africa/Cairo")));
        QCOMPARE(idsIn(changed), QStringList({desk.phone, desk.phone}));
        QCOMPARE(desk.device().policy, policy);
        QCOMPARE(desk.device().locale, QStringLiteral("ar_EG"));
        QCOMPARE(desk.device().timeZone, QStringLiteral("Africa/Cairo"));
    }

    void refusesWrongChanges()
    {
        FleetFixture desk;
        const QString nobody = QStringLiteral("phone_x");
        QCOMPARE(desk.fleet->setPolicy(nobody, {}).error().code, QStringLiteral("DEVICE_NOT_FOUND"));
        QCOMPARE(desk.fleet->setLocale(nobody, QStringLiteral("fr"), QStringLiteral("UTC")).error().code,
                 QStringLiteral("DEVICE_NOT_FOUND"));
        QCOMPARE(desk.fleet->remove(nobody).error().code, QStringLiteral("DEVICE_NOT_FOUND"));
        QCOMPARE(
            desk.fleet->setLocale(desk.phone, QStringLiteral("fr"), QStringLiteral("Mars/Base")).error().code,
            QStringLiteral("VALIDATION_FAILED"));
        for (const Milliseconds delay : {Milliseconds(-1), Milliseconds(600'001), Milliseconds::max()}) {
            QCOMPARE(desk.fleet->setPolicy(desk.phone, {.delay = delay}).error().code,
                     QStringLiteral("VALIDATION_FAILED"));
        }
        QCOMPARE(desk.device().timeZone, QStringLiteral("UTC"));
        QVERIFY(!desk.fleet->find(nobody));
        QVERIFY(desk.fleet->inbox(nobody).empty());
        QVERIFY(!desk.fleet->item(nobody, key));
        QVERIFY(!desk.fleet->item(desk.phone, key));
    }

    void removes()
    {
        FleetFixture desk;
        const QString other = *desk.fleet->create({.name = QStringLiteral("Other")});
        QSignalSpy removed(desk.fleet.get(), &Fleet::deviceRemoved);
        QVERIFY(desk.fleet->remove(desk.phone));
        QCOMPARE(idsIn(removed), QStringList(desk.phone));
        QVERIFY(!desk.fleet->find(desk.phone));
        QCOMPARE(desk.fleet->devices().size(), 1U);
        QCOMPARE(desk.fleet->devices().front()->id, other);
    }

    void aSlotMayRemoveTheDevice()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        connect(desk.fleet.get(), &Fleet::itemArrived, desk.fleet.get(),
                [&desk](const QString &deviceId) { QVERIFY(desk.fleet->remove(deviceId)); });
        const QString pushToken = desk.device().pushToken;
        desk.fleet->receive(pushToken, desk.relay.push({}));
        QVERIFY(desk.fleet->devices().empty());
        desk.fleet->receive(pushToken, desk.relay.push({}));
        desk.clock.advance(180s);
        desk.fleet->clockChanged();
    }

    void takesChallenges()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        QSignalSpy arrived(desk.fleet.get(), &Fleet::itemArrived);
        desk.receive({.customType = QStringLiteral("goldenNumber")});
        desk.receive({.instructionId = QStringLiteral("ins-2")});
        desk.receive({}); // a second time
        QCOMPARE(arrived.count(), 2);
        QCOMPARE(arrived[0][0].toString(), desk.phone);
        QCOMPARE(arrived[0][1].value<ChallengeKey>(), key);
        QCOMPARE(desk.fleet->inbox(desk.phone).size(), 2U);
        QCOMPARE(&desk.fleet->inbox(QStringLiteral("dev_1")), &desk.fleet->inbox(desk.phone));
        QCOMPARE(desk.fleet->item(QStringLiteral("dev_1"), key), &desk.item(key));
        QCOMPARE(desk.item(key).numbers, QList<int>({17, 42, 99}));
        QCOMPARE(desk.item(key).receivedAt, desk.clock.now());
    }

    void ignoresWhatIsNotForIt()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        QSignalSpy arrived(desk.fleet.get(), &Fleet::itemArrived);
        desk.fleet->receive(QStringLiteral("sim_x"), desk.relay.push({}));
        desk.relay.pairingId = QStringLiteral("pai_x");
        desk.fleet->receive(desk.device().pushToken, desk.relay.push({}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("A push to .* is ignored: ")));
        desk.fleet->receive(desk.device().pushToken, "{}");
        QCOMPARE(arrived.count(), 0);
        QVERIFY(desk.fleet->inbox(desk.phone).empty());
    }

    void closesOnThePush_data()
    {
        QTest::addColumn<QString>("ended");
        QTest::addColumn<QString>("by");
        QTest::addColumn<CardState>("state");
        const auto row = [](const char *tag, const char *ended, const char *by, CardState state) {
            QTest::newRow(tag) << QString::fromLatin1(ended) << QString::fromLatin1(by) << state;
        };
        row("elsewhere", "approved", "dev_2", CardState::AnsweredElsewhere);
        row("here", "approved", "dev_1", CardState::Approved);
        row("expired", "expired", "", CardState::Expired);
    }

    void closesOnThePush()
    {
        QFETCH(const QString, ended);
        QFETCH(const QString, by);
        FleetFixture desk;
        QVERIFY(desk.pair());
        desk.receive({});
        QSignalSpy changed(desk.fleet.get(), &Fleet::itemChanged);
        const auto close = [&](const QString &instructionId) {
            desk.fleet->receive(desk.device().pushToken, desk.relay.closedPush(instructionId, ended, by));
        };
        close(QStringLiteral("ins-x"));
        QCOMPARE(changed.count(), 0);
        close(key.instructionId);
        close(key.instructionId);
        QCOMPARE(changed.count(), 1);
        QTEST(desk.item(key).state, "state");
    }

    void expiresByVirtualTime()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        desk.receive({});
        QSignalSpy changed(desk.fleet.get(), &Fleet::itemChanged);
        desk.clock.advance(180s - 1ms);
        desk.fleet->clockChanged();
        QCOMPARE(desk.item(key).state, CardState::Waiting);
        desk.clock.advance(1ms);
        desk.fleet->clockChanged();
        QCOMPARE(desk.item(key).state, CardState::Expired);
        QCOMPARE(changed.count(), 1);
    }

    void expiresByItself()
    {
        FleetFixture desk;
        QVERIFY(desk.pair());
        const SystemClock running;
        Fleet fleet({desk.client, running, running, nullptr});
        const QString phone = *fleet.create({.name = QStringLiteral("Phone")});
        Outcome<QString> paired;
        fleet.pair(phone,
                   QStringLiteral("countersign://pair?relay=%1&proof=%2")
                       .arg(desk.relay.url().toString(), desk.relay.proof()),
                   paired.take());
        QTRY_COMPARE(paired.count, 1);
        QCOMPARE(paired.code(), QString());

        ScriptedRelay pusher(running);
        fleet.receive(fleet.find(phone)->pushToken, pusher.push({.lifetime = 180s}));
        fleet.receive(fleet.find(phone)->pushToken,
                      pusher.push({.instructionId = QStringLiteral("short"), .lifetime = 50ms}));
        const ChallengeKey shorter = FleetFixture::keyOf(QStringLiteral("short"));
        QCOMPARE(fleet.item(phone, shorter)->state, CardState::Waiting);
        QTRY_COMPARE(fleet.item(phone, shorter)->state, CardState::Expired);
        QVERIFY(fleet.item(phone, shorter)->expiresAt <= running.now());
        QCOMPARE(fleet.item(phone, key)->state, CardState::Waiting);
    }

    void restsInTheVault()
    {
        const QTemporaryDir folder;
        const signing::Sealer sealer = signing::Sealer::ephemeral();
        Vault vault(folder.filePath(QStringLiteral("devices.json")), sealer);
        FleetFixture desk(&vault);
        QVERIFY(desk.pair());
        QVERIFY(desk.fleet->setPolicy(desk.phone, {.mode = PolicyMode::Approve}));
        const QString removed = *desk.fleet->create({.name = QStringLiteral("Removed")});
        QVERIFY(desk.fleet->remove(removed));

        Fleet next({desk.client, desk.clock, desk.realClock, &vault});
        QSignalSpy added(&next, &Fleet::deviceAdded);
        next.setDefaultRelay(desk.relay.url());
        QVERIFY(next.restore());
        QCOMPARE(idsIn(added), QStringList(desk.phone));
        QCOMPARE(next.find(desk.phone)->policy.mode, PolicyMode::Approve);

        // It answers as the same device: the relay knows its key, its token and its codes.
        const ScriptedRelay::Challenge challenge{.customType = QStringLiteral("totp")};
        next.receive(next.find(desk.phone)->pushToken, desk.relay.push(challenge));
        QTRY_COMPARE(next.item(desk.phone, key)->state, CardState::Approved);
    }

    void whatCannotBeKeptIsUndone()
    {
        QTemporaryDir folder;
        const signing::Sealer sealer = signing::Sealer::ephemeral();
        Vault vault(folder.filePath(QStringLiteral("devices.json")), sealer);
        FleetFixture desk(&vault);
        QVERIFY(desk.pair());
        QVERIFY(folder.remove());
        const QString unwritable = QStringLiteral("VAULT_UNWRITABLE");
        QSignalSpy changed(desk.fleet.get(), &Fleet::deviceChanged);
        QCOMPARE(desk.fleet->create({.name = QStringLiteral("P")}).error().code, unwritable);
        QCOMPARE(desk.fleet->setPolicy(desk.phone, {.mode = PolicyMode::Deny}).error().code, unwritable);
        QCOMPARE(desk.fleet->setLocale(desk.phone, QStringLiteral("fr"), QStringLiteral("UTC")).error().code,
                 unwritable);
        QCOMPARE(desk.fleet->remove(desk.phone).error().code, unwritable);
        QCOMPARE(desk.fleet->devices().size(), 1U);
        QCOMPARE(desk.device().policy.mode, PolicyMode::Manual);
        QCOMPARE(desk.device().locale, QStringLiteral("en_US"));
        QCOMPARE(changed.count(), 0);

        Outcome<void> unpaired;
        desk.fleet->unpair(desk.phone, QStringLiteral("pai_1"), unpaired.take());
        QTRY_COMPARE(unpaired.count, 1);
        QCOMPARE(unpaired.code(), unwritable);
        QVERIFY(!desk.device().pairings.empty());
    }

    void restoreTellsWhatIsWrong()
    {
        const QTemporaryDir folder;
        const signing::Sealer sealer = signing::Sealer::ephemeral();
        const signing::Sealer otherSealer = signing::Sealer::ephemeral();
        const QString path = folder.filePath(QStringLiteral("devices.json"));
        Vault vault(path, sealer);
        const FleetFixture desk(&vault);
        Vault other(path, otherSealer);
        FleetFixture none;
        Fleet fleet({none.client, none.clock, none.realClock, &other});
        QCOMPARE(fleet.restore().error().code, QStringLiteral("SEAL_BROKEN"));
        QVERIFY(fleet.devices().empty());
        QVERIFY(none.fleet->restore()); // without a vault there is nothing to read
    }
};

QTEST_GUILESS_MAIN(FleetTest)
#include "tst_fleet.moc"
