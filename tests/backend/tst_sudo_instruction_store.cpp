#include "core/backend/sudo_instruction_store.h"

#include "tests/backend/store_bench.h"

#include <QTest>

#include <barrier>
#include <thread>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;

namespace {

NewInstruction instruction(const QString &id)
{
    return {id,
            {QStringLiteral("jane"), "POST", "/transfer?x=1", "00ff"},
            QStringLiteral("transfer_funds"),
            180s,
            SudoActionType::GoldenNumber,
            42};
}

} // namespace

/// What every SudoInstructionStore promises, tried with each of them.
class SudoInstructionStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::StoreBench> m_bench;
    std::shared_ptr<SudoInstructionStore> m_store;
    const QString m_id = QStringLiteral("ins_1");

    InstructionMove move(const QString &to)
    {
        if (to == QLatin1String("validated"))
            return *m_store->validate(m_id).result();
        if (to == QLatin1String("rejected"))
            return *m_store->reject(m_id, QStringLiteral("not me")).result();
        return *m_store->redeem(m_id).result();
    }

    std::optional<SudoInstruction> found() { return *m_store->find(m_id).result(); }

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
        m_store = m_bench->open(QStringLiteral("tnt_1")).instructions;
        QVERIFY(m_store->create(instruction(m_id)).result().has_value());
    }
    void cleanup()
    {
        m_store.reset();
        m_bench.reset();
    }

    void keepsWhatItIsGiven()
    {
        const auto kept = found();
        QVERIFY(kept.has_value());
        QCOMPARE(kept->binding, instruction(m_id).binding);
        QCOMPARE(kept->expectedAction, QStringLiteral("transfer_funds"));
        QCOMPARE(kept->state, InstructionState::Pending);
        QVERIFY(std::chrono::abs(m_bench->now() - kept->createdAt) < 1min);
        QCOMPARE(kept->expiresAt - kept->createdAt, Milliseconds(180s));
        QCOMPARE(kept->customType, SudoActionType::GoldenNumber);
        QCOMPARE(kept->correctNumber, std::optional(42));
        QVERIFY(!(*m_store->find(QStringLiteral("ins_2")).result()).has_value());
    }

    void refusesAnIdTwice()
    {
        const auto again = m_store->create(instruction(m_id)).result();
        QVERIFY(!again);
        QCOMPARE(again.error().code, QStringLiteral("INSTRUCTION_EXISTS"));
    }

    void moves_data()
    {
        QTest::addColumn<QStringList>("moves");
        QTest::addColumn<bool>("lastMoves");
        QTest::addColumn<QString>("ends");
        const auto row = [](const char *name, const char *moves, bool lastMoves, const char *ends) {
            QTest::newRow(name) << QString::fromLatin1(moves).split(QLatin1Char(' ')) << lastMoves
                                << QString::fromLatin1(ends);
        };
        row("approved", "validated", true, "validated");
        row("denied", "rejected", true, "rejected");
        row("used", "validated consumed", true, "consumed");
        row("used before it was approved", "consumed", false, "pending");
        row("approved twice", "validated validated", false, "validated");
        row("approved after it was denied", "rejected validated", false, "rejected");
        row("denied after it was approved", "validated rejected", false, "validated");
        row("used twice", "validated consumed consumed", false, "consumed");
        row("approved after it was used", "validated consumed validated", false, "consumed");
        row("denied after it was used", "validated consumed rejected", false, "consumed");
        row("used after it was denied", "rejected consumed", false, "rejected");
    }

    void moves()
    {
        QFETCH(QStringList, moves);
        QFETCH(bool, lastMoves);
        QFETCH(QString, ends);
        InstructionMove last;
        for (const QString &to : moves)
            last = move(to);
        QCOMPARE(last.moved, lastMoves);
        QVERIFY(last.now.has_value());
        QCOMPARE(toWire(last.now->state), ends);
        QCOMPARE(toWire(found()->state), ends);
    }

    void keepsTheReasonOfARejection()
    {
        move(QStringLiteral("rejected"));
        QCOMPARE(found()->reason, QStringLiteral("not me"));
    }

    void movesNothingUnknown()
    {
        const auto moved = *m_store->redeem(QStringLiteral("ins_2")).result();
        QVERIFY(!moved.moved);
        QVERIFY(!moved.now);
    }

    void endsAtItsTime()
    {
        m_bench->pass(170s);
        QVERIFY(found().has_value());
        m_bench->pass(10s);
        QVERIFY(!move(QStringLiteral("validated")).now);
        QVERIFY(!found());
        QVERIFY(m_store->list().result()->isEmpty());
        QVERIFY(!*m_store->remove(m_id).result());
    }

    void anApprovalEndsAtItsTimeToo()
    {
        QVERIFY(move(QStringLiteral("validated")).moved);
        m_bench->pass(180s);
        const auto late = move(QStringLiteral("consumed"));
        QVERIFY(!late.moved);
        QVERIFY(!late.now);
    }

    void anIdThatExpiredIsFreeAgain()
    {
        QVERIFY(move(QStringLiteral("rejected")).moved);
        m_bench->pass(1h);
        QVERIFY(m_store->create(instruction(m_id)).result().has_value());
        QCOMPARE(found()->state, InstructionState::Pending);
        QVERIFY(found()->reason.isEmpty());
        m_bench->pass(170s);
        QVERIFY(found().has_value());
        m_bench->pass(10s);
        QVERIFY(!found());
    }

    void threeWrongAnswersReject()
    {
        for (int wrong = 1; wrong <= 3; ++wrong) {
            const auto counted = *m_store->countWrongAnswer(m_id).result();
            QVERIFY(counted.moved);
            QCOMPARE(counted.now->wrongAnswers, wrong);
        }
        QCOMPARE(found()->state, InstructionState::Rejected);
        QCOMPARE(found()->reason, QStringLiteral("too_many_attempts"));
        QVERIFY(!m_store->countWrongAnswer(m_id).result()->moved);
    }

    void anotherTenantsIsUnknown()
    {
        for (const char *tenant : {"tnt_2", "*", "tnt_?", "{tnt_1}", "tnt_1}:instr:x"}) {
            const auto other = m_bench->open(QString::fromLatin1(tenant)).instructions;
            QVERIFY(!*other->find(m_id).result());
            QVERIFY(other->list().result()->isEmpty());
            QVERIFY(!*other->remove(m_id).result());
        }
        QVERIFY(found().has_value());
    }

    void oddIdsNameNothing_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("empty") << QString();
        QTest::newRow("10 000 characters") << QString(10'000, QLatin1Char('k'));
        QTest::newRow("zero") << QString(QChar(0));
        QTest::newRow("pattern") << QStringLiteral("*");
        QTest::newRow("line breaks") << QStringLiteral("a\r\nDEL b\r\n");
        QTest::newRow("quotes") << QStringLiteral("' OR 1=1 --");
    }

    void oddIdsNameNothing()
    {
        QFETCH(QString, id);
        QVERIFY(!*m_store->find(id).result());
        QVERIFY(!m_store->redeem(id).result()->now);
        QVERIFY(!*m_store->remove(id).result());
        QVERIFY(found().has_value());
    }

    void oneThatIsLookedAtRefusesToChange()
    {
        QFETCH_GLOBAL(QString, engine);
        const auto looking = m_bench->open(QStringLiteral("tnt_1"), StateAccess::ReadOnly).instructions;
        const auto code = QStringLiteral("STATE_READ_ONLY");
        QCOMPARE(looking->create(instruction(QStringLiteral("ins_9"))).result().error().code, code);
        QCOMPARE(looking->validate(m_id).result().error().code, code);
        QCOMPARE(looking->reject(m_id, {}).result().error().code, code);
        QCOMPARE(looking->redeem(m_id).result().error().code, code);
        QCOMPARE(looking->countWrongAnswer(m_id).result().error().code, code);
        QCOMPARE(looking->remove(m_id).result().error().code, code);
        const bool isShared = engine != QLatin1String("memory");
        QCOMPARE(looking->list().result()->size(), isShared ? 1 : 0);
        QCOMPARE(looking->find(m_id).result()->has_value(), isShared);
    }

    void listsOldestFirst()
    {
        m_bench->pass(10ms);
        QVERIFY(m_store->create(instruction(QStringLiteral("ins_0"))).result().has_value());
        const auto rows = *m_store->list().result();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].id, m_id);
        QCOMPARE(rows[1].id, QStringLiteral("ins_0"));
    }

    void removes()
    {
        QVERIFY(*m_store->remove(m_id).result());
        QVERIFY(!*m_store->remove(m_id).result());
        QVERIFY(!found());
    }

    void inspectorsSeeEverything()
    {
        move(QStringLiteral("rejected"));
        const QJsonObject json = toJson(*found());
        QCOMPARE(json[QStringLiteral("instruction_id")].toString(), m_id);
        QCOMPARE(json[QStringLiteral("state")].toString(), QStringLiteral("rejected"));
        QCOMPARE(json[QStringLiteral("user_socket_hash")].toString(), QStringLiteral("jane"));
        QCOMPARE(json[QStringLiteral("method")].toString(), QStringLiteral("POST"));
        QCOMPARE(json[QStringLiteral("path")].toString(), QStringLiteral("/transfer?x=1"));
        QCOMPARE(json[QStringLiteral("body_hash")].toString(), QStringLiteral("00ff"));
        QCOMPARE(json[QStringLiteral("reason")].toString(), QStringLiteral("not me"));
        QCOMPARE(json[QStringLiteral("expires_at")].toString(), toIso(found()->expiresAt));
    }

    void ofManyWhoRedeemOneWins()
    {
        constexpr int threads = 8;
        constexpr int rounds = 200;
        std::atomic<int> wins = 0;
        std::barrier gate(threads);
        std::vector<std::jthread> redeemers;
        for (int round = 0; round < rounds; ++round) {
            const QString id = QString::number(round);
            QVERIFY(m_store->create(instruction(id)).result().has_value());
            QVERIFY(m_store->validate(id).result()->moved);
        }
        for (int i = 0; i < threads; ++i) {
            redeemers.emplace_back([&] {
                for (int round = 0; round < rounds; ++round) {
                    gate.arrive_and_wait();
                    wins += m_store->redeem(QString::number(round)).result()->moved ? 1 : 0;
                }
            });
        }
        redeemers.clear();
        QCOMPARE(wins, rounds);
    }
};

QTEST_GUILESS_MAIN(SudoInstructionStoreTest)
#include "tst_sudo_instruction_store.moc"
