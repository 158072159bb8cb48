#include "core/journal/verify.h"
#include "journal_file.h"

#include <QTemporaryDir>

using namespace countersign;
using namespace countersign::journal;

class VerifyTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    /// 2500 entries, a snapshot at the last of them, and the first 2000 pruned.
    void writePruned()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        Outcomes outcomes;
        (void)(*journal)->append(draftsOf(1, 2'500), outcomes.file(0));
        (*journal)->keep({(*journal)->end(), 1, ByteParts("state")}, outcomes.file(1));
        (void)(*journal)->prune({Milliseconds(0), 1}, fromUnixMs(1), 2'500, outcomes.file(2));
        QVERIFY(outcomes.waitFor(3));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("journal.db"));
    }

    void countsWhatHolds()
    {
        (void)writeJournal(m_path, 10);
        const Result<JournalSummary> summary = verifyJournal(m_path);
        QVERIFY2(summary.has_value(), summary ? "" : qPrintable(summary.error().message));
        QCOMPARE(summary->entries, 10U);
        QCOMPARE(summary->first, 1U);
        QCOMPARE(summary->last, 10U);
        QVERIFY(!summary->snapshot);
    }

    void anEmptyJournalHolds()
    {
        (void)writeJournal(m_path, 0);
        QCOMPARE(verifyJournal(m_path)->entries, 0U);
        QCOMPARE(verifyJournal(m_path)->first, 0U);
    }

    void aPrunedJournalHolds()
    {
        writePruned();
        const Result<JournalSummary> summary = verifyJournal(m_path);
        QVERIFY2(summary.has_value(), summary ? "" : qPrintable(summary.error().message));
        QCOMPARE(summary->entries, 501U);
        QCOMPARE(summary->first, 2'001U);
        QCOMPARE(summary->last, 2'501U);
        QCOMPARE(summary->snapshot, 2'500U);
    }

    void looksWhileAnotherWrites()
    {
        Result<JournalPointer> journal = openSqliteJournal(m_path);
        Outcomes outcomes;
        for (int i = 0; i < 200; ++i) {
            (void)(*journal)->append(draftsOf(i, 3), outcomes.file(i));
            if (i % 50 == 0)
                QVERIFY(verifyJournal(m_path).has_value());
        }
        QVERIFY(outcomes.waitFor(200));
        QCOMPARE(verifyJournal(m_path)->entries, 600U);
    }

    void namesTheFirstBrokenLink_data()
    {
        QTest::addColumn<QStringList>("sql");
        QTest::addColumn<int>("sequence");
        QTest::addColumn<QString>("link");
        const auto row = [](const char *name, const QStringList &sql, int sequence, const char *link) {
            QTest::newRow(name) << sql << sequence << QString::fromLatin1(link);
        };
        const QString swap = QStringLiteral("UPDATE entry SET sequence = %1 WHERE sequence = %2");
        row("payload", {QStringLiteral("UPDATE entry SET payload = '{}' WHERE sequence = 2100")}, 2100,
            "hash");
        row("gap", {QStringLiteral("DELETE FROM entry WHERE sequence = 2200")}, 2200, "gap");
        row("pair swapped", {swap.arg(0).arg(2300), swap.arg(2300).arg(2301), swap.arg(2301).arg(0)}, 2300,
            "hash");
        row("first kept is gone", {QStringLiteral("DELETE FROM entry WHERE sequence = 2001")}, 2001, "gap");
        row("anchor gone", {QStringLiteral("DELETE FROM anchor")}, 1, "gap");
        row("cut further than was attested",
            {QStringLiteral("UPDATE anchor SET sequence = 2400, hash = (SELECT hash FROM entry WHERE "
                            "sequence = 2400)"),
             QStringLiteral("DELETE FROM entry WHERE sequence <= 2400")},
            2400, "anchor");
        row("the attesting entry gone", {QStringLiteral("DELETE FROM entry WHERE sequence = 2501")}, 2000,
            "anchor");
        row("snapshot", {QStringLiteral("UPDATE snapshot_part SET bytes = x'00'")}, 2500, "snapshot");
        row("snapshot of another chain", {QStringLiteral("UPDATE snapshot SET sequence = 2499")}, 2499,
            "snapshot");
    }

    void namesTheFirstBrokenLink()
    {
        QFETCH(QStringList, sql);
        QFETCH(int, sequence);
        QFETCH(QString, link);
        writePruned();
        // Rows that were pruned may be there still: they count no more.
        runSql(m_path, QStringList{QStringLiteral("DELETE FROM entry WHERE sequence <= 2000")} + sql);
        const Result<JournalSummary> summary = verifyJournal(m_path);
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, QStringLiteral("JOURNAL_BROKEN"));
        QCOMPARE(summary.error().details[QStringLiteral("sequence")].toInt(), sequence);
        QCOMPARE(summary.error().details[QStringLiteral("link")].toString(), link);
    }

    /// What the first version of the file was: entries, and no word of anything else.
    void aFileOfTheFirstFormatHoldsAndGoesOn()
    {
        (void)writeJournal(m_path, 1'200);
        QStringList statements{QStringLiteral("PRAGMA user_version = 1")};
        for (const char *table : {"milestone", "anchor", "snapshot", "snapshot_part"})
            statements += QStringLiteral("DROP TABLE ") + QLatin1String(table);
        runSql(m_path, statements);
        QCOMPARE(verifyJournal(m_path)->entries, 1'200U);
        QCOMPARE(writeJournal(m_path, 1).front().sequence, 1'201U);
        QCOMPARE(verifyJournal(m_path)->entries, 1'201U);
    }

    void readsFromASequenceOn()
    {
        (void)writeJournal(m_path, 10);
        std::vector<quint64> sequences;
        const auto note = [&](const Entry &entry) { sequences.push_back(entry.sequence); };
        QVERIFY(readJournal(m_path, 7, note).has_value());
        QCOMPARE(sequences, (std::vector<quint64>{8, 9, 10}));
    }

    void saysWhatIsNoJournal()
    {
        const QString nowhere = m_folder->filePath(QStringLiteral("nowhere.db"));
        QCOMPARE(verifyJournal(nowhere).error().code, QStringLiteral("JOURNAL_UNREADABLE"));
        QVERIFY(!QFile::exists(nowhere));
        QCOMPARE(readJournal(nowhere, 0, [](const Entry &) {}).error().code,
                 QStringLiteral("JOURNAL_UNREADABLE"));
    }
};

QTEST_GUILESS_MAIN(VerifyTest)
#include "tst_verify.moc"
