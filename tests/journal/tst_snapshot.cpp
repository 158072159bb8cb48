#include "core/journal/sqlite_snapshot.h"
#include "journal_file.h"
#include "tests/base/some_bytes.h"

#include <QTemporaryDir>

using namespace countersign;
using namespace countersign::journal;
using countersign::testing::someBytes;

namespace {

constexpr auto partSize = static_cast<qsizetype>(ByteParts::partSize);

/// Keeps a snapshot of where `journal` stands and waits for it; the code of what went wrong.
QString keepSnapshot(Journal &journal, const QByteArray &bytes)
{
    Outcomes outcomes;
    journal.keep({journal.end(), 7, ByteParts(bytes)}, outcomes.file(0));
    return outcomes.waitFor(1) ? outcomes.codes().front() : QStringLiteral("never came");
}

QString appended(Journal &journal, int first, int count)
{
    Outcomes outcomes;
    (void)journal.append(draftsOf(first, count), outcomes.file(0));
    return outcomes.waitFor(1) ? outcomes.codes().front() : QStringLiteral("never came");
}

quint64 countRows(const QString &path, const QString &table)
{
    quint64 count = 0;
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("counter"));
        database.setDatabaseName(path);
        database.open();
        QSqlQuery query(QStringLiteral("SELECT COUNT(*) FROM ") + table, database);
        count = query.next() ? query.value(0).toULongLong() : 0;
    }
    QSqlDatabase::removeDatabase(QStringLiteral("counter"));
    return count;
}

} // namespace

class SnapshotTest : public QObject
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

    void thereIsNoneAtFirst()
    {
        (void)writeJournal(m_path, 3);
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        const auto snapshot = (*journal)->snapshot();
        QVERIFY(snapshot.has_value() && !snapshot->has_value());
    }

    void isKeptWhole_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("nothing") << qsizetype(0);
        QTest::newRow("a little") << qsizetype(100);
        QTest::newRow("one part") << partSize;
        QTest::newRow("a byte more") << partSize + 1;
        QTest::newRow("many parts") << 9 * partSize + 12'345;
    }

    void isKeptWhole()
    {
        QFETCH(qsizetype, size);
        const QByteArray bytes = someBytes(size);
        ChainEnd at;
        {
            Result<JournalPointer> journal = openSqliteJournal(m_path);
            QCOMPARE(appended(**journal, 1, 5), QString());
            at = (*journal)->end();
            QCOMPARE(keepSnapshot(**journal, bytes), QString());
            QCOMPARE(appended(**journal, 6, 2), QString());
        }
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        const auto snapshot = (*journal)->snapshot();
        QVERIFY(snapshot.has_value() && snapshot->has_value());
        QCOMPARE((*snapshot)->at, at);
        QCOMPARE((*snapshot)->format, 7U);
        QCOMPARE((*snapshot)->bytes.joined(), bytes);

        std::vector<quint64> followed;
        QVERIFY((*journal)
                    ->replay(at, [&](const Entry &entry) { followed.push_back(entry.sequence); })
                    .has_value());
        QCOMPARE(followed, (std::vector<quint64>{6, 7}));
    }

    void anotherTakesItsPlace()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QCOMPARE(appended(**journal, 1, 5), QString());
        QCOMPARE(keepSnapshot(**journal, someBytes(20 * partSize)), QString());
        QCOMPARE(keepSnapshot(**journal, "again, of the same place"), QString());
        QCOMPARE((*(*journal)->snapshot())->bytes.joined(), QByteArray("again, of the same place"));
        QCOMPARE(appended(**journal, 6, 5), QString());
        QCOMPARE(keepSnapshot(**journal, "last"), QString());
        QCOMPARE((*(*journal)->snapshot())->bytes.joined(), QByteArray("last"));
        QTRY_COMPARE(countRows(m_path, QStringLiteral("snapshot_part")), 1U);
    }

    void destructionKeepsWhatWasHandedOver()
    {
        const QByteArray bytes = someBytes(40 * partSize);
        Outcomes outcomes;
        {
            Result<JournalPointer> journal = openSqliteJournal(m_path);
            (void)(*journal)->append(draftsOf(1, 5), outcomes.file(0));
            (*journal)->keep({(*journal)->end(), 1, ByteParts(bytes)}, outcomes.file(1));
        }
        QCOMPARE(outcomes.tags(), (std::vector<int>{0, 1}));
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QCOMPARE((*(*journal)->snapshot())->bytes.joined(), bytes);
    }

    void appendsAreNotHeldUp()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        Outcomes outcomes;
        (void)(*journal)->append(draftsOf(1, 1), outcomes.file(0));
        (*journal)->keep({(*journal)->end(), 1, ByteParts(someBytes(100 * partSize))}, outcomes.file(1));
        QVERIFY(outcomes.waitFor(1));
        QCOMPARE(appended(**journal, 2, 1), QString());
        QCOMPARE(outcomes.tags(),
                 std::vector<int>{0}); // the entry came through, the snapshot is still written
        QVERIFY(outcomes.waitFor(2));
        QCOMPARE((*(*journal)->snapshot())->at.sequence, 1U);
    }

    void oneThatDoesNotFitIsLeftOut_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a byte of it")
            << QStringLiteral("UPDATE snapshot_part SET bytes = CAST('x' AS BLOB) WHERE number = 1");
        QTest::newRow("a part is missing") << QStringLiteral("DELETE FROM snapshot_part WHERE number = 1");
        QTest::newRow("its place") << QStringLiteral("UPDATE snapshot SET sequence = 4");
        QTest::newRow("its hash") << QStringLiteral("UPDATE snapshot SET hash = zeroblob(32)");
        QTest::newRow("its format") << QStringLiteral("UPDATE snapshot SET format = 8");
        QTest::newRow("of entries that were lost") << QStringLiteral("DELETE FROM entry WHERE sequence = 5");
    }

    void oneThatDoesNotFitIsLeftOut()
    {
        QFETCH(QString, sql);
        {
            Result<JournalPointer> journal = openSqliteJournal(m_path);
            QCOMPARE(appended(**journal, 1, 5), QString());
            QCOMPARE(keepSnapshot(**journal, someBytes(3 * partSize)), QString());
        }
        runSql(m_path, {sql});
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is left out")));
        const auto snapshot = (*journal)->snapshot();
        QVERIFY(snapshot.has_value() && !snapshot->has_value());
    }

    void prunedEntriesGo()
    {
        constexpr int total = 3'500;
        const RetentionPolicy policy{Milliseconds(0), 1};
        {
            Result<JournalPointer> journal = openSqliteJournal(m_path);
            QCOMPARE(appended(**journal, 1, total), QString());
            Outcomes outcomes;
            const std::vector<Entry> attested =
                (*journal)->prune(policy, fromUnixMs(1), 2'100, outcomes.file(0));
            QCOMPARE(attested.size(), 1U);
            QCOMPARE(attested.front().sequence, total + 1U);
            QCOMPARE(attested.front().type, QByteArray("journal.pruned"));
            QVERIFY(attested.front().payload.startsWith("{\"first_kept\":2001,\"hash\":\""));
            QVERIFY(outcomes.waitFor(1));
            QTRY_COMPARE(countRows(m_path, QStringLiteral("entry")), total + 1 - 2'000U);

            const std::vector<Entry> nothing =
                (*journal)->prune(policy, fromUnixMs(1), 2'100, outcomes.file(1));
            QVERIFY(nothing.empty());
            QVERIFY(outcomes.waitFor(2));
        }
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QCOMPARE((*journal)->newest(), total + 1U);
        QCOMPARE((*journal)->after(0, 1)->front().sequence, 2'001U);
        const Result<void> all = (*journal)->replay({}, [](const Entry &) {});
        QVERIFY(!all);
        QCOMPARE(all.error().code, QStringLiteral("JOURNAL_PRUNED"));
        const Entry last = (*journal)->after(2'500, 1)->front();
        quint64 followed = 0;
        QVERIFY(
            (*journal)->replay({last.sequence, last.hash}, [&](const Entry &) { ++followed; }).has_value());
        QCOMPARE(followed, total + 1 - 2'501U);

        Outcomes outcomes;
        QCOMPARE((*journal)->prune(policy, fromUnixMs(1), 3'400, outcomes.file(0)).size(), 1U);
        QVERIFY(outcomes.waitFor(1));
        QTRY_COMPARE(countRows(m_path, QStringLiteral("entry")), total + 2 - 3'000U);
    }

    void aSnapshotOfThePlaceOfTheCutIsOfUse()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        QCOMPARE(appended(**journal, 1, 1'000), QString());
        QCOMPARE(keepSnapshot(**journal, "state"), QString());
        Outcomes outcomes;
        QCOMPARE((*journal)->prune({Milliseconds(0), 1}, {}, 1'000, outcomes.file(0)).size(), 1U);
        QVERIFY(outcomes.waitFor(1));
        QTRY_COMPARE(countRows(m_path, QStringLiteral("entry")), 1U);
        const auto snapshot = (*journal)->snapshot();
        QVERIFY(snapshot.has_value() && snapshot->has_value());
        int followed = 0;
        QVERIFY((*journal)->replay((*snapshot)->at, [&](const Entry &) { ++followed; }).has_value());
        QCOMPARE(followed, 1);
    }
};

QTEST_GUILESS_MAIN(SnapshotTest)
#include "tst_snapshot.moc"
