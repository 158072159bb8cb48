#include "stage.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using console::Replica;
using domain::CallbackState;
using domain::ChallengeState;

class TestReplica : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByState();
    void tellsOnceForABatch();
    void ignoresWhatItHas();
    void leavesOutWhatItDoesNotKnow();
    void remembersRefusedAnswers();
};

void TestReplica::countsByState()
{
    Stage stage;
    const Replica &replica = stage.console.replica();
    const auto count = [&replica](ChallengeState state) { return replica.countOf(state); };
    stage.happen({stage.created({.id = QStringLiteral("a")}), stage.created({.id = QStringLiteral("b")}),
                  stage.created({.id = QStringLiteral("c")})});
    QCOMPARE(count(ChallengeState::Pending), 3);
    stage.happen({Stage::decided(QStringLiteral("a"), ChallengeState::Approved),
                  Stage::decided(QStringLiteral("b"), ChallengeState::Expired)});
    QCOMPARE(count(ChallengeState::Pending), 1);
    QCOMPARE(count(ChallengeState::Approved), 1);
    QCOMPARE(count(ChallengeState::Expired), 1);
    QCOMPARE(replica.countOf(CallbackState::Pending), 2);
    stage.happen({Stage::attempted(QStringLiteral("a"), 500, CallbackState::Pending),
                  Stage::attempted(QStringLiteral("a"), 200, CallbackState::Delivered),
                  Stage::attempted(QStringLiteral("b"), 500, CallbackState::Failed)});
    QCOMPARE(replica.countOf(CallbackState::Pending), 0);
    QCOMPARE(replica.countOf(CallbackState::Delivered), 1);
    QCOMPARE(replica.countOf(CallbackState::Failed), 1);
    const QSignalSpy changed(&replica, &Replica::callbacksChanged);
    stage.happen({domain::CallbackRequeued{QStringLiteral("evt-b")}});
    QCOMPARE(replica.countOf(CallbackState::Failed), 0);
    QCOMPARE(replica.countOf(CallbackState::Pending), 1);
    QCOMPARE(changed.first().first().value<QList<int>>(), QList<int>{1});
}

void TestReplica::tellsOnceForABatch()
{
    Stage stage;
    const QSignalSpy added(&stage.console.replica(), &Replica::challengesAdded);
    const QSignalSpy changed(&stage.console.replica(), &Replica::challengesChanged);
    stage.happen({stage.created({.id = QStringLiteral("a")}), stage.created({.id = QStringLiteral("b")}),
                  Stage::decided(QStringLiteral("b"), ChallengeState::Rejected)});
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first(), (QVariantList{0, 1}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<QList<int>>(), QList<int>{1});
}

void TestReplica::ignoresWhatItHas()
{
    Stage stage;
    const quint64 before = stage.console.replica().newest();
    const domain::Event event = stage.created({});
    const journal::Entry entry{
        before + 1, stage.clock.now(), domain::typeOf(event), domain::payloadOf(event), {}};
    stage.console.take({entry});
    stage.console.take({entry});
    QCOMPARE(stage.console.replica().challengeEnd(), 1);
    QCOMPARE(stage.console.replica().newest(), before + 1);
}

void TestReplica::leavesOutWhatItDoesNotKnow()
{
    Stage stage;
    const quint64 before = stage.console.replica().newest();
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("Entry %1 is left out").arg(before + 1)));
    stage.console.take({{before + 1, stage.clock.now(), "challenge.invented", "{}", {}}});
    QCOMPARE(stage.console.replica().newest(), before + 1);
}

void TestReplica::remembersRefusedAnswers()
{
    Stage stage;
    stage.happen({stage.created({}),
                  domain::AnswerRefused{QStringLiteral("tnt_1"), QStringLiteral("ins-1"),
                                        QStringLiteral("dev_1"), QStringLiteral("ANSWER_WRONG")}});
    const std::vector<domain::RefusedAnswer> &refused =
        stage.console.replica().challenge(Stage::keyOf(QStringLiteral("ins-1")))->refusedAnswers;
    QCOMPARE(refused.size(), 1U);
    QCOMPARE(refused.front().errorCode, QStringLiteral("ANSWER_WRONG"));
    QCOMPARE(refused.front().at, stage.clock.now());
}

QTEST_GUILESS_MAIN(TestReplica)
#include "tst_replica.moc"
