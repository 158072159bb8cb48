#include "stage.h"

#include "core/console/challenge_filter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using namespace countersign::console;
using domain::CallbackState;
using domain::ChallengeState;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// Asked, approved, and the backend told.
void playOut(Stage &stage, const char *id)
{
    stage.happen({stage.created({.id = text(id)}), Stage::decided(text(id), ChallengeState::Approved),
                  Stage::attempted(text(id), 200, CallbackState::Delivered)});
}

void forget(Stage &stage)
{
    stage.clock.advance(Milliseconds(1));
    stage.happen({domain::HistoryForgotten{stage.clock.now()}});
}

QStringList listed(const Console &console)
{
    QStringList ids;
    const Replica &replica = console.replica();
    for (int position = replica.challengeBegin(); position < replica.challengeEnd(); ++position)
        ids.append(replica.challengeAt(position).instructionId);
    return ids;
}

} // namespace

class TestForgetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsRowsGo()
    {
        Stage stage;
        ChallengeListModel &list = stage.console.challenges();
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester callbacksTester(
            &stage.console.callbacks(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        ChallengeFilter filter;
        filter.setSourceModel(&list);
        const QAbstractItemModelTester filterTester(&filter,
                                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const char *id : {"one", "two"})
            playOut(stage, id);
        stage.happen({stage.created({.id = text("three")})});
        const QSignalSpy reset(&list, &QAbstractItemModel::modelReset);
        forget(stage);
        QCOMPARE(listed(stage.console), QStringList({text("three")}));
        QCOMPARE(list.rowCount(), 1);
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(list.indexOf(Stage::keyOf(text("three"))).row(), 0);
        QVERIFY(!list.indexOf(Stage::keyOf(text("two"))).isValid());
        QCOMPARE(stage.console.callbacks().rowCount(), 0);
        const Replica &replica = stage.console.replica();
        QCOMPARE(replica.countOf(ChallengeState::Approved), 0);
        QCOMPARE(replica.countOf(ChallengeState::Pending), 1);
        QCOMPARE(replica.countOf(CallbackState::Delivered), 0);

        playOut(stage, "four");
        QCOMPARE(list.rowCount(), 2);
        QCOMPARE(list.indexOf(Stage::keyOf(text("four"))).row(), 0);
        QCOMPARE(list.indexOf(Stage::keyOf(text("three"))).row(), 1);
        QCOMPARE(stage.console.callbacks().rowCount(), 1);
    }

    void whatComesBeforeAndBehindItInOneBatchIsTold()
    {
        Stage stage;
        const QAbstractItemModelTester tester(&stage.console.challenges(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        stage.happen({stage.created({.id = text("one")}),
                      Stage::decided(text("one"), ChallengeState::Approved),
                      Stage::attempted(text("one"), 200, CallbackState::Delivered),
                      domain::HistoryForgotten{stage.clock.now() + Milliseconds(1)},
                      stage.created({.id = text("two")})});
        QCOMPARE(stage.console.challenges().rowCount(), 1);
        QCOMPARE(listed(stage.console), QStringList({text("two")}));
        QCOMPARE(stage.console.callbacks().rowCount(), 0);
    }

    void whatIsLookedAtIsNoLongerShown()
    {
        Stage stage;
        playOut(stage, "one");
        stage.console.desk().select(Stage::keyOf(text("one")));
        QVERIFY(stage.console.inspection().challenge());
        QVERIFY(stage.console.inspection().timeline().rowCount() > 0);
        forget(stage);
        QVERIFY(!stage.console.inspection().challenge());
        QCOMPARE(stage.console.inspection().timeline().rowCount(), 0);
        QCOMPARE(stage.console.inspection().attempts().rowCount(), 0);
    }

    void aSnapshotStandsForWhatWasForgottenToo()
    {
        Stage stage;
        playOut(stage, "one");
        forget(stage);
        playOut(stage, "two");
        stage.happen({stage.created({.id = text("three")})});
        const Replica &replica = stage.console.replica();

        Console other({stage.fleet, stage.exchanges, stage.clock, stage.clock});
        const QAbstractItemModelTester tester(&other.challenges(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(other.restore(replica.state().save().joined(), replica.newest()));
        QCOMPARE(listed(other), listed(stage.console));
        QCOMPARE(other.replica().newest(), replica.newest());
        QCOMPARE(other.challenges().rowCount(), 2);
        QCOMPARE(other.callbacks().rowCount(), 1);
        QCOMPARE(other.replica().countOf(ChallengeState::Pending), 1);
        QCOMPARE(other.replica().positionOf(Stage::keyOf(text("three"))),
                 replica.positionOf(Stage::keyOf(text("three"))));
        QVERIFY(!other.restore("nonsense", 1));
    }
};

QTEST_MAIN(TestForgetting)
#include "tst_forgetting.moc"
