#include "core/backend/replayer.h"

#include "core/backend/memory_pending_op_store.h"
#include "core/base/stepping_clock.h"

#include <QTest>

#include <atomic>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;

class ReplayerTest : public QObject
{
    Q_OBJECT

private:
    SteppingClock m_clock{fromUnixMs(1'000'000)};
    std::shared_ptr<MemoryPendingOpStore> m_store;
    std::atomic<int> m_runs = 0;

    QString approved(LostReplay lostReplay = LostReplay::Hold)
    {
        NewPendingOp operation;
        operation.request.body = "{}";
        operation.lostReplay = lostReplay;
        const QString id = m_store->create(operation).result()->id;
        return m_store->decide(id, OpDecision::Approved, {}).result()->moved ? id : QString();
    }
    PendingOpState stateOf(const QString &id) { return (*m_store->find(id).result())->state; }
    std::unique_ptr<Replayer> replayer(ReplayOutcome outcome = ReplayOutcome::Done, Milliseconds round = 1h)
    {
        return std::make_unique<Replayer>(Replayer::Parts{m_store,
                                                          [this, outcome](const PendingOp &operation) {
                                                              ++m_runs;
                                                              return ReplayReport{outcome, operation.id};
                                                          },
                                                          60s, round});
    }

private Q_SLOTS:
    void init()
    {
        m_clock.reset();
        m_runs = 0;
        m_store = std::make_shared<MemoryPendingOpStore>(m_clock);
    }

    void runsWhatItIsTold()
    {
        const auto one = replayer();
        const QString id = approved();
        one->replay(id);
        one->replay(id);
        QTRY_COMPARE(stateOf(id), PendingOpState::Done);
        QCOMPARE((*m_store->find(id).result())->reason, id);
        one->replay(id);
        const QString next = approved();
        one->replay(next);
        QTRY_COMPARE(stateOf(next), PendingOpState::Done);
        QCOMPARE(m_runs, 2);
    }

    void runsNothingThatWaits()
    {
        const auto one = replayer();
        const QString waiting = m_store->create({}).result()->id;
        one->replay(waiting);
        const QString next = approved();
        one->replay(next);
        QTRY_COMPARE(stateOf(next), PendingOpState::Done);
        QCOMPARE(stateOf(waiting), PendingOpState::Waiting);
        QCOMPARE(m_runs, 1);
    }

    void findsWhatWasLeftBehind()
    {
        const QString id = approved();
        const auto one = replayer();
        QTRY_COMPARE(stateOf(id), PendingOpState::Done);
        const QString later = approved();
        const auto other = replayer(ReplayOutcome::Done, 10ms);
        QTRY_COMPARE(stateOf(later), PendingOpState::Done);
        QCOMPARE(m_runs, 2);
    }

    void takesOverWhereThatIsAllowed()
    {
        const QString held = approved(LostReplay::Hold);
        const QString retried = approved(LostReplay::Retry);
        QVERIFY(m_store->claim(held, 60s).result()->moved);
        QVERIFY(m_store->claim(retried, 60s).result()->moved);
        m_clock.advance(60s);
        const auto one = replayer();
        QTRY_COMPARE(stateOf(retried), PendingOpState::Done);
        QCOMPARE(stateOf(held), PendingOpState::PossiblyReplayed);
        QCOMPARE(m_runs, 1);
    }

    void ofManyOneRuns()
    {
        std::vector<std::unique_ptr<Replayer>> servers;
        for (int i = 0; i < 4; ++i)
            servers.push_back(replayer(ReplayOutcome::Done, 1ms));
        QStringList ids;
        for (int i = 0; i < 50; ++i) {
            ids.append(approved());
            for (const auto &server : servers)
                server->replay(ids.last());
        }
        for (const QString &id : ids)
            QTRY_COMPARE(stateOf(id), PendingOpState::Done);
        servers.clear();
        QCOMPARE(m_runs, 50);
    }

    void keepsWhyItFailed()
    {
        const QString id = approved();
        const auto one = replayer(ReplayOutcome::Failed);
        QTRY_COMPARE(stateOf(id), PendingOpState::Failed);
        QCOMPARE((*m_store->find(id).result())->reason, id);
    }
};

QTEST_GUILESS_MAIN(ReplayerTest)
#include "tst_replayer.moc"
