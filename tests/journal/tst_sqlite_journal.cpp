
#include "journal_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstdio>
#include <semaphore>
#include <thread>

using namespace countersign;
using namespace countersign::journal;

namespace {

const QString appendForever = QStringLiteral("--append-forever");

/// The process that is killed: appends until then and prints each sequence once it is durable.
int appendUntilKilled(const QString &path)
{
    Result<JournalPointer> journal = openSqliteJournal(path);
    if (!journal)
        return 1;
    std::counting_semaphore<> inFlight(8);
    while (true) {
        inFlight.acquire();
        (void)(*journal)->append(draftsOf(1, 2), [&](const Result<void> &) {
            std::printf("%llu\n", (*journal)->newest());
            std::fflush(stdout);
            inFlight.release();
        });
    }
}

} // namespace

class SqliteJournalTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("journal.db"));
    }

    void keepsWhatWasAppended()
    {
        const std::vector<Entry> written = writeJournal(m_path, 5);
        QCOMPARE(written.size(), 5U);
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QVERIFY(journal.has_value());
        QCOMPARE((*journal)->newest(), 5U);
        const std::vector<Entry> read = replayed(**journal);
        QCOMPARE(read.size(), 5U);
        for (std::size_t i = 0; i < read.size(); ++i)
            QVERIFY(same(read[i], written[i]));
    }

    void goesOnWhereItEnded()
    {
        (void)writeJournal(m_path, 2);
        QCOMPARE(writeJournal(m_path, 1).front().sequence, 3U);
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QCOMPARE(replayed(**journal).size(), 3U);
    }

    void keepsEveryByte()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        Outcomes outcomes;
        const Draft draft{fromUnixMs(-5), "ünï", QByteArray("{\"t\":\"é😀\\u0000\"}\0x", 22)};
        const std::vector<Entry> written = (*journal)->append({draft}, outcomes.file(0));
        QVERIFY(outcomes.waitFor(1));
        const std::vector<Entry> read = replayed(**journal);
        QCOMPARE(read.size(), 1U);
        QVERIFY(same(read.front(), written.front()));
    }

    void payloadsAreTextForOtherTools()
    {
        (void)writeJournal(m_path, 1);
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("reader"));
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        {
            QSqlQuery query(database);
            QVERIFY(query.exec(QStringLiteral("SELECT json_extract(payload, '$.n'), type FROM entry")));
            QVERIFY(query.next());
            QCOMPARE(query.value(0).toInt(), 1);
            QCOMPARE(query.value(1).toString(), QStringLiteral("test.event"));
        }
        database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("reader"));
    }

    void callsBackInTheOrderOfTheAppends()
    {
        constexpr int appends = 500;
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        Outcomes outcomes;
        for (int i = 0; i < appends; ++i)
            (void)(*journal)->append(draftsOf(i, i % 3), outcomes.file(i));
        QVERIFY(outcomes.waitFor(appends));
        const std::vector<int> tags = outcomes.tags();
        for (int i = 0; i < appends; ++i)
            QCOMPARE(tags[static_cast<std::size_t>(i)], i);
        QCOMPARE(replayed(**journal).size(), (*journal)->newest());
    }

    void whatIsReportedCanBeRead()
    {
        Result<JournalPointer> opened = openSqliteJournal(m_path);
        Journal &journal = **opened;
        Outcomes outcomes;
        std::atomic<int> missing{0};
        for (int i = 0; i < 20; ++i) {
            const Journal::Committed file = outcomes.file(i);
            const quint64 sequence = static_cast<quint64>(i) + 1;
            (void)journal.append(draftsOf(i, 1), [&, file, sequence](const Result<void> &outcome) {
                const auto entries = journal.after(sequence - 1, 1);
                missing += entries && entries->size() == 1 && journal.newest() >= sequence ? 0 : 1;
                file(outcome);
            });
        }
        QVERIFY(outcomes.waitFor(20));
        QCOMPARE(missing.load(), 0);
    }

    void readsAfterASequence()
    {
        (void)writeJournal(m_path, 10);
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        const auto sequences = [&](quint64 since, std::size_t limit) {
            std::vector<quint64> found;
            const auto entries = (*journal)->after(since, limit);
            for (const Entry &entry : *entries)
                found.push_back(entry.sequence);
            return found;
        };
        QCOMPARE(sequences(0, 3), (std::vector<quint64>{1, 2, 3}));
        QCOMPARE(sequences(8, 100), (std::vector<quint64>{9, 10}));
        QCOMPARE(sequences(10, 100), std::vector<quint64>());
        QCOMPARE(sequences(0, 0), std::vector<quint64>());
        QCOMPARE(sequences(9, std::numeric_limits<std::size_t>::max()), std::vector<quint64>{10});
        QCOMPARE(sequences(std::numeric_limits<quint64>::max(), 5), std::vector<quint64>());
    }

    void destructionCommitsWhatWasAppended()
    {
        Outcomes outcomes;
        {
            Result<JournalPointer> journal = openSqliteJournal(m_path);
            for (int i = 0; i < 50; ++i)
                (void)(*journal)->append(draftsOf(i, 1), outcomes.file(i));
        }
        QCOMPARE(outcomes.codes(), std::vector<QString>(50));
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QCOMPARE((*journal)->newest(), 50U);
    }

    void onlyItsOwnerCanReadTheFile()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        (void)(*journal)->append(draftsOf(1, 1), [](const Result<void> &) {});
        constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files)) {
            QVERIFY2(!(QFile::permissions(m_folder->filePath(name)) & others), qPrintable(name));
        }
    }

    void aCopyOfTheRunningFilesHoldsWhatWasReported()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        Outcomes outcomes;
        for (int i = 0; i < 40; ++i)
            (void)(*journal)->append(draftsOf(i, 2), outcomes.file(i));
        QVERIFY(outcomes.waitFor(40));

        const QString copy = m_folder->filePath(QStringLiteral("copy.db"));
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(m_path + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        Result<JournalPointer> copied = openSqliteJournal(copy);
        QVERIFY(copied.has_value());
        QCOMPARE(replayed(**copied).size(), 80U);
    }

    void survivesBeingKilled()
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {appendForever, m_path});
        QByteArray printed;
        while (printed.count('\n') < 30) {
            QVERIFY(process.waitForReadyRead(20'000));
            printed += process.readAllStandardOutput();
        }
        const Result<JournalPointer> locked = openSqliteJournal(m_path);
        QVERIFY(!locked);
        QCOMPARE(locked.error().code, QStringLiteral("JOURNAL_LOCKED"));

        process.kill();
        QVERIFY(process.waitForFinished());
        printed += process.readAllStandardOutput();
        printed.truncate(printed.lastIndexOf('\n'));
        const quint64 reported = printed.mid(printed.lastIndexOf('\n') + 1).toULongLong();
        QVERIFY(reported > 0);

        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QVERIFY2(journal.has_value(), journal ? "" : qPrintable(journal.error().message));
        const std::size_t kept = replayed(**journal).size();
        QVERIFY2(kept >= reported && kept % 2 == 0, qPrintable(QString::number(kept)));
    }

    void oneHolderAtATime()
    {
        {
            const Result<JournalPointer> first = openSqliteJournal(m_path);
            QVERIFY(first.has_value());
            const Result<JournalPointer> second = openSqliteJournal(m_path);
            QVERIFY(!second);
            QCOMPARE(second.error().code, QStringLiteral("JOURNAL_LOCKED"));
            QVERIFY(second.error().message.contains(m_path));
        }
        QVERIFY(openSqliteJournal(m_path).has_value());
    }

    void namesTheFirstBrokenLink_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("sequence");
        const auto row = [](const char *name, const char *sql, int sequence) {
            QTest::newRow(name) << QString::fromLatin1(sql) << sequence;
        };
        row("payload", "UPDATE entry SET payload = '{\"n\":99}' WHERE sequence = 4", 4);
        row("type", "UPDATE entry SET type = 'x' WHERE sequence = 2", 2);
        row("time", "UPDATE entry SET at = at + 1 WHERE sequence = 9", 9);
        row("hash", "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1", 1);
        row("last hash", "UPDATE entry SET hash = x'' WHERE sequence = 10", 10);
        row("gap", "DELETE FROM entry WHERE sequence = 5", 5);
        row("first gone", "DELETE FROM entry WHERE sequence = 1", 1);
        row("number", "UPDATE entry SET sequence = 12 WHERE sequence = 10", 10);
    }

    void namesTheFirstBrokenLink()
    {
        QFETCH(QString, sql);
        QFETCH(int, sequence);
        (void)writeJournal(m_path, 10);
        runSql(m_path, {sql});
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QVERIFY(journal.has_value());
        int visited = 0;
        const Result<void> outcome = (*journal)->replay({}, [&](const Entry &) { ++visited; });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("JOURNAL_BROKEN"));
        QCOMPARE(outcome.error().details[QStringLiteral("sequence")].toInt(), sequence);
        QCOMPARE(visited, sequence - 1);
    }

    void failsClosed()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        Outcomes outcomes;
        (void)(*journal)->append(draftsOf(1, 1), outcomes.file(1));
        QVERIFY(outcomes.waitFor(1));
        runSql(m_path,
               {QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON entry WHEN new.sequence = 3 "
                               "BEGIN SELECT RAISE(ABORT, 'disk is full'); END")});
        (void)(*journal)->append(draftsOf(2, 3), outcomes.file(2));
        QVERIFY(outcomes.waitFor(2));
        runSql(m_path, {QStringLiteral("DROP TRIGGER full")});
        (void)(*journal)->append(draftsOf(5, 1), outcomes.file(3));
        (void)(*journal)->append({}, outcomes.file(4));
        QVERIFY(outcomes.waitFor(4));

        const QString failed = QStringLiteral("JOURNAL_WRITE_FAILED");
        QCOMPARE(outcomes.codes(), (std::vector<QString>{QString(), failed, failed, failed}));
        QCOMPARE((*journal)->newest(), 1U);
        QCOMPARE(replayed(**journal).size(), 1U);
    }

    void refusesWhatIsNoJournal_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("no folder") << QStringLiteral("none/journal.db");
        QTest::newRow("a folder") << QStringLiteral(".");
        QTest::newRow("no database") << QStringLiteral("garbage.db");
        QTest::newRow("a newer format") << QStringLiteral("newer.db");
        QTest::newRow("another table") << QStringLiteral("other.db");
    }

    void refusesWhatIsNoJournal()
    {
        QFETCH(QString, path);
        QFile garbage(m_folder->filePath(QStringLiteral("garbage.db")));
        QVERIFY(garbage.open(QIODevice::WriteOnly));
        garbage.write(QByteArray(5000, 'x'));
        garbage.close();
        runSql(m_folder->filePath(QStringLiteral("newer.db")), {QStringLiteral("PRAGMA user_version = 3")});
        runSql(m_folder->filePath(QStringLiteral("other.db")), {QStringLiteral("CREATE TABLE entry (a)")});

        const Result<JournalPointer> journal = openSqliteJournal(m_folder->filePath(path));
        QVERIFY(!journal);
        QCOMPARE(journal.error().code, QStringLiteral("JOURNAL_UNREADABLE"));
    }

    void othersReadWhileItGrows()
    {
        constexpr quint64 total = 1000;
        Result<JournalPointer> opened = openSqliteJournal(m_path);
        Journal &journal = **opened;
        std::atomic<int> wrong{0};
        const auto readAll = [&] {
            quint64 since = 0;
            while (since < total) {
                const auto entries = journal.after(since, 100);
                if (!entries) {
                    ++wrong;
                    return;
                }
                for (const Entry &entry : *entries)
                    wrong += entry.sequence == ++since ? 0 : 1;
            }
        };
        std::thread one(readAll);
        std::thread two(readAll);
        Outcomes outcomes;
        for (int i = 0; i < static_cast<int>(total); ++i)
            (void)journal.append(draftsOf(i, 1), outcomes.file(i));
        one.join();
        two.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(outcomes.waitFor(total));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == appendForever)
        return appendUntilKilled(arguments[2]);
    SqliteJournalTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sqlite_journal.moc"
