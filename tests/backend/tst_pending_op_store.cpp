#include "core/backend/pending_op_store.h"

#include "tests/backend/store_bench.h"

#include <QJsonDocument>
#include <QTest>

#include <barrier>
#include <thread>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;

namespace {

NewPendingOp operation()
{
    NewPendingOp operation;
    operation.userSocketHash = QStringLiteral("jane");
    operation.request.method = "POST";
    operation.request.target = "/payroll/run?month=6";
    operation.request.headers = {{"Content-Type", "application/json"},
                                 {"X-Trace", "1"},
                                 {"Cookie", "a=b"},
                                 {"authorization", "Bearer x"}};
    operation.request.body = "{}";
    operation.keptHeaders = {"content-type", "cookie", "Authorization"};
    return operation;
}

} // namespace

/// What every PendingOpStore promises, tried with each of them.
class PendingOpStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::StoreBench> m_bench;
    std::shared_ptr<PendingOpStore> m_store;
    QString m_id;

    std::optional<PendingOp> found() { return *m_store->find(m_id).result(); }
    bool decide(OpDecision decision) { return m_store->decide(m_id, decision, {}).result()->moved; }
    PendingOpMove claim() { return *m_store->claim(m_id, 60s).result(); }
    bool finish(const QString &claimId, ReplayOutcome outcome)
    {
        return m_store
            ->finish(m_id, claimId,
                     {outcome, QStringLiteral("said"), http::Response{201, {{"X-Made", "1"}}, "made"}})
            .result()
            ->moved;
    }
    void begin(const NewPendingOp &operation) { m_id = m_store->create(operation).result()->id; }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("engine");
        for (const char *engine : {"memory", "sqlite", "redis"})
            QTest::newRow(engine) << QString::fromLatin1(engine);
    }
    void init()
    {
        QFETCH_GLOBAL(QString, engine);
        m_bench = std::make_unique<test::StoreBench>(engine);
        m_store = m_bench->open(QStringLiteral("tnt_1")).operations;
        begin(operation());
    }
    void cleanup()
    {
        m_store.reset();
        m_bench.reset();
    }

    void keepsTheMutationButNoCredentials()
    {
        const auto kept = found();
        QVERIFY(kept.has_value());
        QCOMPARE(kept->state, PendingOpState::Waiting);
        QCOMPARE(kept->method, QByteArray("POST"));
        QCOMPARE(kept->target, QByteArray("/payroll/run?month=6"));
        QCOMPARE(kept->body, QByteArray("{}"));
        QCOMPARE(kept->headers.size(), std::size_t(1));
        QCOMPARE(kept->headers.find("Content-Type"), std::optional(QByteArray("application/json")));
        QCOMPARE(kept->expiresAt - kept->createdAt, Milliseconds(20min));
    }

    void livesTenToThirtyMinutes()
    {
        for (const auto &[minutes, isFine] : {std::pair(9, false), {10, true}, {30, true}, {31, false}}) {
            NewPendingOp wanted = operation();
            wanted.ttl = std::chrono::minutes(minutes);
            QCOMPARE(m_store->create(wanted).result().has_value(), isFine);
        }
    }

    void goesItsWay()
    {
        QVERIFY(!claim().moved);
        QVERIFY(decide(OpDecision::Approved));
        QVERIFY(!decide(OpDecision::Rejected));
        const PendingOpMove claimed = claim();
        QVERIFY(claimed.moved);
        QCOMPARE(found()->state, PendingOpState::Replaying);
        QVERIFY(!claim().moved);
        QVERIFY(!finish(QStringLiteral("claim_of_another"), ReplayOutcome::Done));
        QVERIFY(finish(claimed.now->claimId, ReplayOutcome::Done));
        QCOMPARE(found()->state, PendingOpState::Done);
        QVERIFY(!finish(claimed.now->claimId, ReplayOutcome::Failed));
        QVERIFY(found()->outcome.has_value());
        QCOMPARE(found()->outcome->status, 201);
        QCOMPARE(found()->outcome->body, QByteArray("made"));
        QCOMPARE(found()->outcome->headers.find("x-made"), std::optional(QByteArray("1")));
    }

    void aRejectedOneIsNeverReplayed()
    {
        QVERIFY(decide(OpDecision::Rejected));
        QVERIFY(!decide(OpDecision::Approved));
        QVERIFY(!claim().moved);
        QCOMPARE(found()->state, PendingOpState::Rejected);
    }

    void expiresWhileItWaits()
    {
        m_bench->pass(19min);
        QVERIFY(found().has_value());
        m_bench->pass(1min);
        QVERIFY(!found());
        QVERIFY(!decide(OpDecision::Approved));
    }

    void aLeaseThatEndsLeavesDoubt()
    {
        QVERIFY(decide(OpDecision::Approved));
        const QString claimId = claim().now->claimId;
        m_bench->pass(50s);
        QCOMPARE(found()->state, PendingOpState::Replaying);
        m_bench->pass(10s);
        QCOMPARE(found()->state, PendingOpState::PossiblyReplayed);
        QVERIFY(!found()->leaseEndsAt);
        QVERIFY2(!claim().moved, "held for an operator");
        QVERIFY(finish(claimId, ReplayOutcome::Failed));
        QCOMPARE(found()->state, PendingOpState::Failed);
        QCOMPARE(found()->reason, QStringLiteral("said"));
    }

    void anOperatorSettlesTheDoubt()
    {
        QVERIFY(decide(OpDecision::Approved));
        QVERIFY(claim().moved);
        QVERIFY(!m_store->settle(m_id, ReplayOutcome::Done, {}).result()->moved);
        m_bench->pass(60s);
        QVERIFY(m_store->settle(m_id, ReplayOutcome::Done, {}).result()->moved);
        QCOMPARE(found()->state, PendingOpState::Done);
    }

    void anIdempotentOneIsClaimedAgain()
    {
        NewPendingOp idempotent = operation();
        idempotent.lostReplay = LostReplay::Retry;
        begin(idempotent);
        QVERIFY(decide(OpDecision::Approved));
        const QString first = claim().now->claimId;
        m_bench->pass(60s);
        const PendingOpMove second = claim();
        QVERIFY(second.moved);
        QVERIFY2(!finish(first, ReplayOutcome::Done), "the first claim is void");
        QVERIFY(finish(second.now->claimId, ReplayOutcome::Done));
    }

    void doubtOutlivesTheOperationsTime()
    {
        m_bench->pass(19min);
        QVERIFY(decide(OpDecision::Approved));
        QVERIFY(claim().moved);
        m_bench->pass(30min);
        QCOMPARE(found()->state, PendingOpState::PossiblyReplayed);
        m_bench->pass(1min);
        QVERIFY(!found());
    }

    void listsAndRemoves()
    {
        const QString first = m_id;
        m_bench->pass(1ms);
        begin(operation());
        const auto rows = *m_store->list().result();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].id, first);
        QVERIFY(*m_store->remove(first).result());
        QVERIFY(!*m_store->remove(first).result());
        QCOMPARE(m_store->list().result()->size(), 1);
    }

    void inspectorsSeeEverythingButTheClaim()
    {
        QVERIFY(decide(OpDecision::Approved));
        const QString claimId = claim().now->claimId;
        const QJsonObject json = toJson(*found());
        QCOMPARE(json[QStringLiteral("op_id")].toString(), m_id);
        QCOMPARE(json[QStringLiteral("state")].toString(), QStringLiteral("replaying"));
        QCOMPARE(json[QStringLiteral("path")].toString(), QStringLiteral("/payroll/run?month=6"));
        QCOMPARE(json[QStringLiteral("lease_ends_at")].toString(), toIso(*found()->leaseEndsAt));
        QVERIFY(!QJsonDocument(json).toJson().contains(claimId.toLatin1()));
    }

    void anotherTenantsIsUnknown()
    {
        const auto other = m_bench->open(QStringLiteral("tnt_2")).operations;
        QVERIFY(!*other->find(m_id).result());
        QVERIFY(other->list().result()->isEmpty());
        QVERIFY(!other->decide(m_id, OpDecision::Approved, {}).result()->now);
    }

    void keepsAnyBytes()
    {
        NewPendingOp odd = operation();
        odd.request.body = QByteArray("\0\xff\r\n{}", 6) + QByteArray(200'000, 'x');
        odd.request.target = "/caf\xe9?\"x\"";
        begin(odd);
        QCOMPARE(found()->body, odd.request.body);
        QCOMPARE(found()->target, odd.request.target);
    }

    void ofManyWhoClaimOneWins()
    {
        constexpr int threads = 8;
        constexpr int rounds = 100;
        QStringList ids;
        for (int round = 0; round < rounds; ++round) {
            begin(operation());
            QVERIFY(decide(OpDecision::Approved));
            ids.append(m_id);
        }
        std::atomic<int> wins = 0;
        std::barrier gate(threads);
        std::vector<std::jthread> servers;
        for (int i = 0; i < threads; ++i) {
            servers.emplace_back([&] {
                for (const QString &id : std::as_const(ids)) {
                    gate.arrive_and_wait();
                    wins += m_store->claim(id, 60s).result()->moved ? 1 : 0;
                }
            });
        }
        servers.clear();
        QCOMPARE(wins, rounds);
    }
};

QTEST_GUILESS_MAIN(PendingOpStoreTest)
#include "tst_pending_op_store.moc"
