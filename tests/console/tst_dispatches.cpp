#include "stage.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace countersign;
using namespace countersign::console;
using namespace countersign::domain;

namespace {

const QString sev = QStringLiteral("sev_1");
const device::ChallengeKey key = Stage::keyOf(sev);
const QString shownDigest = QLatin1String("sha256:") + QString(QStringLiteral("7d")).repeated(32);

/// Bob joins, with `dev_3`; and the board is Jane and Bob.
void addBob(Stage &stage)
{
    PairingPrepared prepared;
    prepared.proofId = QStringLiteral("proof-bob");
    prepared.tenantId = key.tenantId;
    prepared.userSocketHash = QStringLiteral("bob");
    prepared.user.firstName = QStringLiteral("Bob");
    prepared.user.lastName = QStringLiteral("Stone");
    prepared.expiresAt = stage.clock.now() + pairingProofLifetime;
    DeviceRegistered registered;
    registered.proofId = prepared.proofId;
    registered.pairingId = QStringLiteral("pai_2");
    registered.relayUserId = QStringLiteral("usr_2");
    registered.deviceId = QStringLiteral("dev_3");
    registered.name = QStringLiteral("Bob’s phone");
    registered.sessionExpiresAt = stage.clock.now() + deviceSessionLifetime;
    stage.happen({prepared, registered,
                  GroupUpserted{key.tenantId,
                                QStringLiteral("board"),
                                QStringLiteral("The board"),
                                {QStringLiteral("usr_1"), QStringLiteral("usr_2")}}});
}

DispatchCreated dispatched(const Stage &stage, const QByteArray &whom)
{
    DispatchCreated event;
    event.tenantId = key.tenantId;
    event.eventId = sev;
    event.eventType = SudoEventType::GroupAction;
    event.actionType = SudoActionType::Update;
    event.idempotencyKey = QStringLiteral("key");
    event.displayDigest = shownDigest;
    event.expiresAt = stage.clock.now() + groupDispatchLifetime;
    event.quorum = 2;
    event.validators = {{QStringLiteral("pai_1"), {{QStringLiteral("dev_1"), QStringLiteral("msg_1")}}},
                        {QStringLiteral("pai_2"), {{QStringLiteral("dev_3"), QStringLiteral("msg_2")}}}};
    event.request =
        "{\"event_type\":\"sudo_group_action\",\"action_type\":\"update\",\"title\":\"Run the payroll\","
        "\"data_access_type\":\"static\",\"data_items\":[{\"key\":\"a\",\"title\":\"Amount\","
        "\"value\":\"9000.10 EUR\",\"data_type\":\"AMOUNT\"}],"
        + whom + "}";
    return event;
}

ValidatorVoted voted(const char *pairing, const char *device, ChallengeState decision)
{
    ValidatorVoted event;
    event.eventId = sev;
    event.pairingId = QString::fromLatin1(pairing);
    event.deviceId = QString::fromLatin1(device);
    event.decision = decision;
    if (decision == ChallengeState::Rejected)
        event.reason = QStringLiteral("too much");
    return event;
}

DispatchEnded ended(ChallengeState state, const char *pairing)
{
    return {key.tenantId, sev, state, QString(), QString::fromLatin1(pairing), QStringLiteral("evt_1"), true};
}

ChallengeRow rowOf(Stage &stage)
{
    ChallengeListModel &list = stage.console.challenges();
    return list.indexOf(key).data(ChallengeListModel::RowRole).value<ChallengeRow>();
}

const QByteArray board = "\"relay_group_linked_id_list\":[\"board\"]";

} // namespace

/// A dispatch stands among the challenges, and tells of everybody who was asked.
class TestDispatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsInTheList()
    {
        Stage stage;
        const QAbstractItemModelTester tester(&stage.console.challenges(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        addBob(stage);
        stage.happen({stage.created({})});
        stage.happen({dispatched(stage, board)});
        QCOMPARE(stage.console.challenges().rowCount(), 2);
        QCOMPARE(stage.console.challenges().indexOf(key).row(), 0);
        const ChallengeRow row = rowOf(stage);
        QCOMPARE(row.title.plain(), QStringLiteral("Run the payroll"));
        QCOMPARE(row.user.plain(), QStringLiteral("The board"));
        QCOMPARE(row.quorum, std::optional(QuorumCount{2, 0, 0}));
        QCOMPARE(row.devices, 2);
        QVERIFY(row.amount.plain().contains(QStringLiteral("9,000.10")));
        QVERIFY(!stage.console.challenges()
                     .indexOf(Stage::keyOf(QStringLiteral("ins-1")))
                     .data(ChallengeListModel::RowRole)
                     .value<ChallengeRow>()
                     .quorum);
    }

    void namesThePeopleWithoutAGroup()
    {
        Stage stage;
        addBob(stage);
        stage.happen({dispatched(stage, "\"relay_user_linked_id_list\":[\"usr_1\",\"usr_2\"]")});
        QCOMPARE(rowOf(stage).user.plain(), QStringLiteral("Jane, Bob Stone"));
    }

    void movesWithEachAnswer()
    {
        Stage stage;
        addBob(stage);
        stage.happen({dispatched(stage, board)});
        QCOMPARE(stage.console.replica().countOf(ChallengeState::Pending), 1);
        stage.happen({voted("pai_1", "dev_1", ChallengeState::Approved)});
        QCOMPARE(rowOf(stage).quorum->approved, 1);
        QCOMPARE(rowOf(stage).state, ChallengeState::Pending);
        stage.happen(
            {voted("pai_2", "dev_3", ChallengeState::Approved), ended(ChallengeState::Approved, "pai_2")});
        QCOMPARE(rowOf(stage).state, ChallengeState::Approved);
        QCOMPARE(stage.console.replica().countOf(ChallengeState::Pending), 0);
        QCOMPARE(stage.console.replica().countOf(ChallengeState::Approved), 1);
        QCOMPARE(stage.console.replica().countOf(CallbackState::Pending), 1);
        stage.happen(
            {CallbackAttempted{QStringLiteral("evt_1"), 200, {}, CallbackState::Delivered, {}, {}, 0}});
        QCOMPARE(stage.console.replica().countOf(CallbackState::Delivered), 1);
        QCOMPARE(stage.console.callbacks().rowCount(), 1);
    }

    void isToldPersonByPerson()
    {
        using H = Happening;
        Stage stage;
        addBob(stage);
        stage.console.desk().select(key);
        stage.record("relay", "/api/v1/relay/sudo/dispatch", 200, "{}", sev,
                     {{QStringLiteral("valid"), true}, {QStringLiteral("clock_skew_ms"), 3}});
        stage.happen({dispatched(stage, board)});
        stage.happen({voted("pai_1", "dev_1", ChallengeState::Approved)});
        stage.happen(
            {voted("pai_2", "dev_3", ChallengeState::Rejected), ended(ChallengeState::Rejected, "pai_2")});
        TimelineModel &timeline = stage.console.inspection().timeline();
        std::vector<TimelineEntry> entries;
        for (int row = 0; row < timeline.rowCount(); ++row)
            entries.push_back(timeline.index(row).data(TimelineModel::EntryRole).value<TimelineEntry>());
        QList<H> told;
        for (const TimelineEntry &entry : entries)
            told.append(entry.what);
        QCOMPARE(told,
                 (QList<H>{H::ChallengeAccepted, H::Pushed, H::VoteApproved, H::VoteDenied, H::QuorumFailed,
                           H::WaitingForCallback}));
        QCOMPARE(entries[0].signature, SignatureMark::Valid);
        QCOMPARE(entries[2].user.plain(), QStringLiteral("Jane"));
        QCOMPARE(entries[3].user.plain(), QStringLiteral("Bob Stone"));
        QCOMPARE(entries[3].device.plain(), QStringLiteral("Bob’s phone"));
        QCOMPARE(entries[3].reason.plain(), QStringLiteral("too much"));
    }

    void isInspectedAsItWasSent()
    {
        Stage stage;
        addBob(stage);
        stage.happen({dispatched(stage, board)});
        stage.console.desk().select(key);
        Inspection &inspection = stage.console.inspection();
        QVERIFY(inspection.json().plain().contains(QStringLiteral("relay_group_linked_id_list")));
        QCOMPARE(inspection.fields().rowCount(), 1);
        QCOMPARE(inspection.deliveries().rowCount(), 2);
        QCOMPARE(inspection.displayDigest().plain(), shownDigest);
    }
};

QTEST_GUILESS_MAIN(TestDispatches)
#include "tst_dispatches.moc"
