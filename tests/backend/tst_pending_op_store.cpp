#include "core/backend/memory_pending_op_store.h"

#include "core/base/stepping_clock.h"

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

/// What every PendingOpStore promises, tried with the one in memory.
class PendingOpStoreTest : public QObject
{
    Q_OBJECT

private:
    SteppingClock m_clock{fromUnixMs(1'000'000)};
    std::atomic<int> m_changes = 0;
    std::unique_ptr<MemoryPendingOpStore> m_store;
    QString m_id;

    std::optional<PendingOp> found() { return *m_store->find(m_id).result(); }
    bool decide(OpDecision decision) { return m_store->decide(m_id, decision, {}).result()->moved; }
    PendingOpMove claim() { return *m_store->claim(m_id, 60s).result(); }
    bool finish(const QString &claimId, ReplayOutcome outcome)
    {
        return m_store->finish(m_id, claimId, outcome, QStringLiteral("said")).result()->moved;
    }
    void begin(const NewPendingOp &operation) { m_id = m_store->create(operation).result()->id; }

private Q_SLOTS:
    void init()
    {
        m_clock.reset();
        m_store = std::make_unique<MemoryPendingOpStore>(m_clock, [this] { ++m_changes; });
        begin(operation());
        m_changes = 0;
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
        QCOMPARE(toUnixMs(kept->expiresAt), 1'000'000 + 20 * 60'000);
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
        QCOMPARE(m_changes, 3);
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
        m_clock.advance(20min - 1ms);
        QVERIFY(found().has_value());
        m_clock.advance(1ms);
        m_store->sweep();
        m_clock.reset();
        QVERIFY(!found());
        QVERIFY(!decide(OpDecision::Approved));
    }

    void aLeaseThatEndsLeavesDoubt()
    {
        QVERIFY(decide(OpDecision::Approved));
        const QString claimId = claim().now->claimId;
        m_clock.advance(60s - 1ms);
        QCOMPARE(found()->state, PendingOpState::Replaying);
        m_clock.advance(1ms);
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
        m_clock.advance(60s);
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
        m_clock.advance(60s);
        const PendingOpMove second = claim();
        QVERIFY(second.moved);
        QVERIFY2(!finish(first, ReplayOutcome::Done), "the first claim is void");
        QVERIFY(finish(second.now->claimId, ReplayOutcome::Done));
    }

    void doubtOutlivesTheOperationsTime()
    {
        m_clock.advance(19min);
        QVERIFY(decide(OpDecision::Approved));
        QVERIFY(claim().moved);
        m_clock.advance(30min);
        QCOMPARE(found()->state, PendingOpState::PossiblyReplayed);
        m_clock.advance(1min);
        QVERIFY(!found());
    }

    void listsAndRemoves()
    {
        const QString first = m_id;
        m_clock.advance(1ms);
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
        QCOMPARE(json[QStringLiteral("lease_ends_at")].toString(),
                 QStringLiteral("1970-01-01T00:17:40.000Z"));
        QVERIFY(!QJsonDocument(json).toJson().contains(claimId.toLatin1()));
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

QTEST_APPLESS_MAIN(PendingOpStoreTest)
#include "tst_pending_op_store.moc"
