#include "core/domain/robot_rules.h"
#include "domain_samples.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using samples::start;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QString r1 = QStringLiteral("robot-1");
const QString r2 = QStringLiteral("robot-2");

UuidSource countingUuids()
{
    return [count = 0]() mutable { return QStringLiteral("uuid-%1").arg(++count); };
}

/// Two robots, and a tenant whose user has a simulated phone.
class World
{
public:
    World()
    {
        samples::populate(state);
        DeviceRegistered phone;
        phone.proofId = QStringLiteral("prf_b");
        PairingPrepared prepared;
        prepared.proofId = phone.proofId;
        prepared.tenantId = QStringLiteral("tnt_a");
        prepared.userSocketHash = QStringLiteral("jane");
        prepared.expiresAt = start + pairingProofLifetime;
        state.apply(prepared, start);
        phone.pairingId = QStringLiteral("pair_a");
        phone.relayUserId = QStringLiteral("usr_a");
        phone.deviceId = QStringLiteral("dev_sim");
        phone.pushToken = simulatedPush + QStringLiteral("phone_1");
        phone.sessionId = QStringLiteral("ses_b");
        phone.sessionExpiresAt = start + deviceSessionLifetime;
        state.apply(phone, start);
        state.apply(RobotRegistered{r1, QStringLiteral("one"), QStringLiteral("client-1"), "sealed", {}},
                    start);
        state.apply(RobotRegistered{r2, QStringLiteral("two"), QStringLiteral("client-2"), "sealed", {}},
                    start);
    }

    void ask(int count, int seconds = 600)
    {
        for (int i = 0; i < count; ++i) {
            const QByteArray body =
                R"({"user_socket_hash":"jane","expected_action":"pay","custom_type":"localAuth",)"
                R"("instruction_id":"ins_)"
                + QByteArray::number(++asked) + R"(","ttl_seconds":)" + QByteArray::number(seconds) + "}";
            samples::open(state, body);
        }
    }

    std::optional<BatchLeased> lease(const QString &robotId, LeaseOrder order = {}, Instant now = start)
    {
        auto leased = leaseBatch(state, *state.robots().find(robotId), order, now, uuids);
        if (leased)
            state.apply(*leased, now);
        return leased;
    }

    void decide(const QString &instructionId, ChallengeState as)
    {
        ChallengeDecided decided;
        decided.tenantId = QStringLiteral("tnt_a");
        decided.instructionId = instructionId;
        decided.state = as;
        state.apply(decided, start);
    }

    void expire(Instant now)
    {
        for (const Event &event : state.expire(now, samples::countingIds()))
            state.apply(event, now);
    }

    RelayState state;
    UuidSource uuids = countingUuids();
    int asked = 0;
};

QStringList instructionsOf(const std::optional<BatchLeased> &leased)
{
    QStringList ids;
    for (const Reference &reference : leased ? leased->references : std::vector<Reference>())
        ids.append(reference.instructionId);
    return ids;
}

QString codeOf(const std::optional<Error> &error)
{
    return error ? error->code : QString();
}

} // namespace

class RobotRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasDecidedIsNotOpenAnyMore()
    {
        World world;
        world.ask(9);
        for (const int number : {2, 3, 5, 7, 8, 9})
            world.decide(QStringLiteral("ins_%1").arg(number), ChallengeState::Approved);
        QStringList open;
        world.state.robots().visitOpen([&open](const Challenge &challenge) {
            open.append(challenge.instructionId);
            return open.size() < 2;
        });
        QCOMPARE(open, QStringList({QStringLiteral("ins_1"), QStringLiteral("ins_4")}));
    }

    void leasesTheOldestThatAreFree()
    {
        World world;
        QVERIFY(!world.lease(r1));
        world.ask(4);
        QCOMPARE(instructionsOf(world.lease(r1, {2, defaultLease})),
                 QStringList({QStringLiteral("ins_1"), QStringLiteral("ins_2")}));
        world.decide(QStringLiteral("ins_3"), ChallengeState::Approved);
        QCOMPARE(instructionsOf(world.lease(r2)), QStringList({QStringLiteral("ins_4")}));
        QVERIFY(!world.lease(r1));
    }

    void leasesWhatItsDevicesWereAsked()
    {
        World world;
        world.ask(1);
        const auto withDevices = [&world](const QString &id, const QStringList &devices) {
            world.state.apply(RobotRegistered{id, id, QStringLiteral("client of ") + id, "sealed", devices},
                              start);
            return world.lease(id).has_value();
        };
        QVERIFY(!withDevices(QStringLiteral("other's"), {QStringLiteral("phone_2")}));
        // Not by the name of a device that is none of ours.
        QVERIFY(!withDevices(QStringLiteral("outside"), {QStringLiteral("push_a")}));
        QVERIFY(
            withDevices(QStringLiteral("its own"), {QStringLiteral("phone_2"), QStringLiteral("phone_1")}));
    }

    void leaseEndsWithTheLastExpiryAtTheLatest()
    {
        World world;
        world.ask(1, 60);
        world.ask(1, 120);
        QCOMPARE(world.lease(r1, {10, minutes(10)})->leaseUntil, start + seconds(120));
        world.ask(1, 600);
        QCOMPARE(world.lease(r1, {10, minutes(2)})->leaseUntil, start + minutes(2));
    }

    void expiredChallengesAreNotLeased()
    {
        World world;
        world.ask(1, 60);
        QVERIFY(!world.lease(r1, {}, start + seconds(60)));
    }

    void aLeaseThatEndsGivesBackUnderTheSameReference()
    {
        World world;
        world.ask(1);
        const auto first = world.lease(r1, {10, minutes(1)});
        QCOMPARE(world.state.nextExpiry(), std::optional(start + minutes(1)));
        world.expire(start + minutes(1) - Milliseconds(1));
        QVERIFY(!world.lease(r2));
        world.expire(start + minutes(1));
        const auto second = world.lease(r2, {}, start + minutes(1));
        QVERIFY(second);
        QCOMPARE(second->references, first->references);
        QCOMPARE(codeOf(leaseEnded(*world.state.robots().batch(first->batchId), start)),
                 QStringLiteral("LEASE_ENDED"));
    }

    void aLeaseIsOverAtItsEndEvenBeforeItIsJournalled()
    {
        World world;
        world.ask(1);
        const auto leased = world.lease(r1, {10, minutes(1)});
        const RobotBatch &batch = *world.state.robots().batch(leased->batchId);
        QVERIFY(!leaseEnded(batch, start + minutes(1) - Milliseconds(1)));
        QVERIFY(leaseEnded(batch, start + minutes(1)));
    }

    void renewals()
    {
        World world;
        world.ask(1, 300);
        const auto leased = world.lease(r1, {10, minutes(1)});
        const Robot &robot = *world.state.robots().find(r1);
        const auto renewed = renewLease(world.state, robot, leased->batchId, minutes(2), start + seconds(30));
        QVERIFY(renewed);
        QCOMPARE(renewed->leaseUntil, start + seconds(150));
        world.state.apply(*renewed, start + seconds(30));
        world.expire(start + minutes(1)); // the old deadline counts no more
        QVERIFY(!world.lease(r2, {}, start + minutes(1)));
        QCOMPARE(renewLease(world.state, robot, leased->batchId, minutes(10), start + minutes(1))->leaseUntil,
                 start + minutes(5));
        QCOMPARE(renewLease(world.state, robot, leased->batchId, minutes(1), start + minutes(4)).error().code,
                 QStringLiteral("LEASE_ENDED"));
        QCOMPARE(renewLease(world.state, *world.state.robots().find(r2), leased->batchId, minutes(1), start)
                     .error()
                     .code,
                 QStringLiteral("BATCH_NOT_FOUND"));
    }

    void aReportFreesWhatWasLeft()
    {
        World world;
        world.ask(2);
        const auto leased = world.lease(r1);
        world.decide(QStringLiteral("ins_1"), ChallengeState::Approved);
        const Robot &robot = *world.state.robots().find(r1);
        const auto events = reportBatch(world.state, robot, {leased->batchId, {}}, start);
        QVERIFY(events && events->size() == 1);
        world.state.apply(events->front(), start);
        QVERIFY(reportBatch(world.state, robot, {leased->batchId, {}}, start)->empty());
        QCOMPARE(
            reportBatch(world.state, robot, {leased->batchId, QStringLiteral("late")}, start).error().code,
            QStringLiteral("LEASE_ENDED"));
        QCOMPARE(instructionsOf(world.lease(r2)), QStringList({QStringLiteral("ins_2")}));
    }

    void statusOfARequest()
    {
        World world;
        world.ask(4);
        const auto leased = world.lease(r1);
        const auto status = [&](int index) {
            return toWire(statusOf(
                world.state,
                *world.state.robots().handled(leased->references[static_cast<std::size_t>(index)].id)));
        };
        QCOMPARE(status(0), QStringLiteral("processing"));
        const auto back = reportReference(world.state, *world.state.robots().find(r1),
                                          {leased->references[0].id, QStringLiteral("cannot")}, start);
        world.state.apply(back->front(), start);
        QCOMPARE(status(0), QStringLiteral("failed"));
        QCOMPARE(
            addressAnswer(world.state, *world.state.robots().batch(leased->batchId), leased->references[0].id)
                .error()
                .code,
            QStringLiteral("REFERENCE_NOT_IN_BATCH"));
        QCOMPARE(instructionsOf(world.lease(r2)), QStringList({QStringLiteral("ins_1")}));
        QCOMPARE(status(0), QStringLiteral("processing"));
        world.decide(QStringLiteral("ins_2"), ChallengeState::Rejected);
        QCOMPARE(status(1), QStringLiteral("completed"));
        world.decide(QStringLiteral("ins_3"), ChallengeState::Expired);
        QCOMPARE(status(2), QStringLiteral("failed"));
        world.state.apply(BatchReported{leased->batchId, {}}, start);
        QCOMPARE(status(3), QStringLiteral("received"));
        QCOMPARE(
            findReference(world.state, *world.state.robots().find(r1), leased->references[0].id).error().code,
            QStringLiteral("REQUEST_NOT_FOUND")); // it is the other robot's by now
    }

    void answersGoToTheRobotsDevice()
    {
        World world;
        world.ask(1);
        const auto leased = world.lease(r1);
        const auto answer = addressAnswer(world.state, *world.state.robots().batch(leased->batchId),
                                          leased->references[0].id);
        QVERIFY(answer);
        QCOMPARE(answer->deviceId, QStringLiteral("dev_sim"));
        QCOMPARE(answer->reference->instructionId, QStringLiteral("ins_1"));
    }

    void aRemovedRobotHoldsNothing()
    {
        World world;
        world.ask(1);
        const auto leased = world.lease(r1);
        const auto removed = removeRobot(world.state, r1);
        QVERIFY(removed);
        world.state.apply(*removed, start);
        QCOMPARE(removeRobot(world.state, r1).error().code, QStringLiteral("ROBOT_NOT_FOUND"));
        QVERIFY(!world.state.robots().findByClient(QStringLiteral("client-1")));
        QVERIFY(world.lease(r2));
    }

    void readsOrders_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        QTest::newRow("name alone") << QByteArray(R"({"name":"CI"})") << QString();
        QTest::newRow("no name") << QByteArray("{}") << QStringLiteral("name");
        QTest::newRow("version 1") << QByteArray(
            R"({"name":"CI","client_id":"3f2a9c1e-5b7d-1e8f-9a0b-1c2d3e4f5a6b"})")
                                   << QStringLiteral("client_id");
        QTest::newRow("short secret")
            << QByteArray(R"({"name":"CI","client_secret":"1234567"})") << QStringLiteral("client_secret");
        QTest::newRow("no devices") << QByteArray(R"({"name":"CI","device_ids":[]})")
                                    << QStringLiteral("device_ids");
        QTest::newRow("devices of the wrong type")
            << QByteArray(R"({"name":"CI","device_ids":[7]})") << QStringLiteral("device_ids[0]");
    }
    void readsOrders()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, path);
        const World world;
        const auto order = readRobotOrder(world.state, samples::json(body).root());
        QCOMPARE(order.has_value(), path.isEmpty());
        if (!order) {
            const QJsonValue first = order.error().details[QStringLiteral("fields")][0];
            QCOMPARE(first[QStringLiteral("path")].toString(), path);
        }
    }
};

QTEST_APPLESS_MAIN(RobotRulesTest)
#include "tst_robot_rules.moc"
