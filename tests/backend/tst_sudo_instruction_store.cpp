#include "core/backend/memory_sudo_instruction_store.h"

#include "core/base/stepping_clock.h"

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
            180s};
}

} // namespace

/// What every SudoInstructionStore promises, tried with the one in memory.
class SudoInstructionStoreTest : public QObject
{
    Q_OBJECT

private:
    SteppingClock m_clock{fromUnixMs(1'000'000)};
    std::atomic<int> m_changes = 0;
    std::unique_ptr<MemorySudoInstructionStore> m_store;
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
    void init()
    {
        m_clock.reset();
        m_store = std::make_unique<MemorySudoInstructionStore>(m_clock, [this] { ++m_changes; });
        QVERIFY(m_store->create(instruction(m_id)).result().has_value());
        m_changes = 0;
    }

    void keepsWhatItIsGiven()
    {
        const auto kept = found();
        QVERIFY(kept.has_value());
        QCOMPARE(kept->binding, instruction(m_id).binding);
        QCOMPARE(kept->expectedAction, QStringLiteral("transfer_funds"));
        QCOMPARE(kept->state, InstructionState::Pending);
        QCOMPARE(toUnixMs(kept->createdAt), 1'000'000);
        QCOMPARE(toUnixMs(kept->expiresAt), 1'180'000);
        QVERIFY(!(*m_store->find(QStringLiteral("ins_2")).result()).has_value());
    }

    void refusesAnIdTwice()
    {
        const auto again = m_store->create(instruction(m_id)).result();
        QVERIFY(!again);
        QCOMPARE(again.error().code, QStringLiteral("INSTRUCTION_EXISTS"));
        QCOMPARE(m_changes, 0);
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
        QCOMPARE(m_changes, moves.size() - (lastMoves ? 0 : 1));
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

    void endsExactlyAtItsTime()
    {
        m_clock.advance(180s - 1ms);
        QVERIFY(found().has_value());
        m_clock.advance(1ms);
        QVERIFY(!move(QStringLiteral("validated")).now);
        QVERIFY(!found());
        QCOMPARE(m_changes, 1);
    }

    void staysExpiredAfterTheClockIsReset()
    {
        m_clock.advance(1h);
        m_store->sweep();
        QCOMPARE(m_changes, 1);
        m_clock.reset();
        QVERIFY(!found());
        QVERIFY(m_store->list().result()->isEmpty());
    }

    void anIdThatExpiredIsFreeAgain()
    {
        m_clock.advance(1h);
        QVERIFY(m_store->create(instruction(m_id)).result().has_value());
        m_clock.advance(179s);
        QVERIFY(found().has_value());
        m_clock.advance(1s);
        QVERIFY(!found());
    }

    void listsOldestFirst()
    {
        m_clock.advance(10ms);
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
        QCOMPARE(m_changes, 1);
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
        QCOMPARE(json[QStringLiteral("expires_at")].toString(), QStringLiteral("1970-01-01T00:19:40.000Z"));
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

QTEST_APPLESS_MAIN(SudoInstructionStoreTest)
#include "tst_sudo_instruction_store.moc"
