#include "tests/backend/store_bench.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace countersign;
using namespace countersign::backend;

/// Two servers of a backend replay from one store, and one or the other is killed at any moment. Under Hold nothing runs
/// twice, and what was approved is done or in doubt; under Retry all of it is done.
///
/// COUNTERSIGN_KILLS says how often; a few in CI.
class ReplayKillsTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int operationsAKill = 20; // of each kind
    QTemporaryDir m_folder;
    std::unique_ptr<test::StoreBench> m_bench;
    std::shared_ptr<PendingOpStore> m_store;
    std::array<QProcess, 2> m_servers;
    QStringList m_held;
    QStringList m_retried;

    QString ledgerFile() const { return m_folder.filePath(QStringLiteral("ledger")); }
    QByteArrayList ledger() const
    {
        QFile file(ledgerFile());
        QByteArrayList entries =
            file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
        entries.removeAll(QByteArray());
        return entries;
    }
    void start(QProcess &server) const
    {
        server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        server.start(QStringLiteral(STORE_WORKER), {QStringLiteral("replay"), m_bench->url(), ledgerFile()});
        QVERIFY(server.waitForStarted());
    }
    QString approved(LostReplay policy)
    {
        NewPendingOp operation;
        operation.userSocketHash = QStringLiteral("jane");
        operation.request.method = "POST";
        operation.lostReplay = policy;
        const auto created = m_store->create(operation).result();
        return created && m_store->decide(created->id, OpDecision::Approved, {}).result()->moved ? created->id
                                                                                                 : QString();
    }
    int count(const QStringList &ids, std::initializer_list<PendingOpState> states) const
    {
        const auto rows = m_store->list().result();
        return !rows ? -1 : static_cast<int>(std::ranges::count_if(*rows, [&](const PendingOp &row) {
            return ids.contains(row.id) && std::ranges::find(states, row.state) != states.end();
        }));
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("engine");
        for (const char *engine : {"sqlite", "redis"})
            QTest::newRow(engine) << QString::fromLatin1(engine);
    }

    void nothingIsLostAndNothingHeldRunsTwice()
    {
        QFETCH_GLOBAL(QString, engine);
        m_bench = std::make_unique<test::StoreBench>(engine);
        m_store = m_bench->open(QStringLiteral("tnt_1")).operations;
        m_held.clear();
        m_retried.clear();
        QFile::remove(ledgerFile());
        for (QProcess &server : m_servers)
            start(server);

        const int kills = qEnvironmentVariableIntValue("COUNTERSIGN_KILLS") > 0
            ? qEnvironmentVariableIntValue("COUNTERSIGN_KILLS")
            : 6;
        for (int kill = 0; kill < kills; ++kill) {
            const qsizetype before = ledger().size();
            for (int i = 0; i < operationsAKill; ++i) {
                m_held.append(approved(LostReplay::Hold));
                m_retried.append(approved(LostReplay::Retry));
            }
            // Any moment: when it has entered none, or some, or most of them.
            const int moment = (kill * 7) % operationsAKill;
            QTRY_VERIFY_WITH_TIMEOUT(ledger().size() >= before + moment, 30'000);
            QProcess &victim = m_servers[static_cast<std::size_t>(kill) % m_servers.size()];
            victim.kill();
            QVERIFY(victim.waitForFinished());
            start(victim);
        }

        QVERIFY(!m_held.contains(QString()) && !m_retried.contains(QString()));
        QTRY_COMPARE_WITH_TIMEOUT(count(m_retried, {PendingOpState::Done}), m_retried.size(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(count(m_held, {PendingOpState::Done, PendingOpState::PossiblyReplayed}),
                                  m_held.size(), 60'000);
        const QByteArrayList entries = ledger();
        QMap<QByteArray, int> times;
        for (const QByteArray &entry : entries)
            ++times[entry];
        for (const QString &id : std::as_const(m_held))
            QVERIFY2(times.value(id.toUtf8()) <= 1, "under Hold nothing runs twice");
        const auto rows = m_store->list().result();
        QVERIFY(rows.has_value());
        for (const PendingOp &row : *rows) {
            if (row.state == PendingOpState::Done)
                QVERIFY2(times.value(row.id.toUtf8()) >= 1, "what is done did run");
        }
        qInfo(
            "%d kills: %d held operations done, %d in doubt; %d retried ones done, %d of them more than once",
            kills, count(m_held, {PendingOpState::Done}), count(m_held, {PendingOpState::PossiblyReplayed}),
            count(m_retried, {PendingOpState::Done}),
            static_cast<int>(std::ranges::count_if(
                m_retried, [&](const QString &id) { return times.value(id.toUtf8()) > 1; })));
    }

    void cleanup()
    {
        for (QProcess &server : m_servers) {
            server.kill();
            server.waitForFinished();
        }
        m_store.reset();
        m_bench.reset();
    }
};

QTEST_GUILESS_MAIN(ReplayKillsTest)
#include "tst_replay_kills.moc"
