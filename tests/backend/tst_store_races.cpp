#include "tests/backend/store_bench.h"

#include <QProcess>
#include <QTest>

#include <atomic>
#include <barrier>
#include <thread>

using namespace countersign;
using namespace countersign::backend;

/// Ten thousand redemptions of one instruction at once: exactly one wins.
class StoreRacesTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int redemptions = 10'000;
    static constexpr int threads = 8;
    static constexpr int processes = 4;
    const QString m_id = QStringLiteral("ins_1");

    bool validateOn(const std::shared_ptr<SudoInstructionStore> &store) const
    {
        return store->create({m_id, {}, QStringLiteral("transfer_funds")}).result().has_value()
            && store->validate(m_id).result()->moved;
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("engine");
        for (const char *engine : {"memory", "sqlite", "redis"})
            QTest::newRow(engine) << QString::fromLatin1(engine);
    }

    void ofThreadsOneWins()
    {
        QFETCH_GLOBAL(QString, engine);
        const test::StoreBench bench(engine);
        const auto store = bench.open(QStringLiteral("tnt_1")).instructions;
        QVERIFY(validateOn(store));
        std::atomic<int> wins = 0;
        std::barrier gate(threads);
        std::vector<std::jthread> redeemers;
        for (int i = 0; i < threads; ++i) {
            redeemers.emplace_back([&] {
                gate.arrive_and_wait();
                for (int round = 0; round < redemptions / threads; ++round)
                    wins += store->redeem(m_id).result()->moved ? 1 : 0;
            });
        }
        redeemers.clear();
        QCOMPARE(wins, 1);
        QCOMPARE((*store->find(m_id).result())->state, InstructionState::Consumed);
    }

    void ofProcessesOneWins()
    {
        QFETCH_GLOBAL(QString, engine);
        if (engine == QLatin1String("memory"))
            return; // is of one process
        const test::StoreBench bench(engine);
        const auto store = bench.open(QStringLiteral("tnt_1")).instructions;
        QVERIFY(validateOn(store));
        std::vector<std::unique_ptr<QProcess>> workers;
        for (int i = 0; i < processes; ++i) {
            workers.push_back(std::make_unique<QProcess>());
            workers.back()->start(QStringLiteral(STORE_WORKER),
                                  {QStringLiteral("redeem"), bench.url(), m_id, QString::number(threads),
                                   QString::number(redemptions / processes)});
        }
        for (const auto &worker : workers) {
            QVERIFY(worker->waitForReadyRead());
            QCOMPARE(worker->readLine().trimmed(), QByteArray("ready"));
        }
        for (const auto &worker : workers)
            worker->write("go\n");
        int wins = 0;
        for (const auto &worker : workers) {
            QVERIFY(worker->waitForFinished(60'000));
            QCOMPARE(worker->exitCode(), 0);
            wins += worker->readLine().trimmed().toInt();
        }
        QCOMPARE(wins, 1);
    }
};

QTEST_GUILESS_MAIN(StoreRacesTest)
#include "tst_store_races.moc"
