#include "core/journal/memory_journal.h"
#include "journal_probe.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace countersign;
using namespace countersign::journal;

class MemoryJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        const auto journal = makeMemoryJournal();
        QCOMPARE(journal->newest(), 0U);
        QVERIFY(replayed(*journal).empty());
        QVERIFY(journal->after(0, 10)->empty());
    }

    void commitsInsideAppend()
    {
        const auto journal = makeMemoryJournal();
        Outcomes outcomes;
        const std::vector<Entry> entries = journal->append(draftsOf(1, 3), outcomes.file(7));
        QCOMPARE(outcomes.tags(), std::vector<int>{7});
        QCOMPARE(outcomes.codes(), std::vector<QString>{QString()});
        QCOMPARE(journal->newest(), 3U);
        const std::vector<Entry> read = replayed(*journal);
        QCOMPARE(read.size(), entries.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            QCOMPARE(read[i].sequence, i + 1);
            QVERIFY(same(read[i], entries[i]));
        }
    }

    void callsBackWithoutDraftsToo()
    {
        const auto journal = makeMemoryJournal();
        Outcomes outcomes;
        QVERIFY(journal->append({}, outcomes.file(1)).empty());
        QCOMPARE(outcomes.tags(), std::vector<int>{1});
        QCOMPARE(journal->newest(), 0U);
    }

    void aCallbackMayAppendAndRead()
    {
        const auto journal = makeMemoryJournal();
        std::size_t seenInside = 0;
        (void)journal->append(draftsOf(1, 1), [&](const Result<void> &) {
            (void)journal->append(draftsOf(2, 1),
                                  [&](const Result<void> &) { seenInside = journal->after(0, 10)->size(); });
        });
        QCOMPARE(seenInside, 2U);
    }

    void readsAfterASequence_data()
    {
        QTest::addColumn<quint64>("since");
        QTest::addColumn<quint64>("limit");
        QTest::addColumn<quint64>("first");
        QTest::addColumn<quint64>("count");
        const quint64 most = std::numeric_limits<quint64>::max();
        QTest::newRow("all") << quint64(0) << most << quint64(1) << quint64(10);
        QTest::newRow("limited") << quint64(0) << quint64(3) << quint64(1) << quint64(3);
        QTest::newRow("from the middle") << quint64(4) << quint64(3) << quint64(5) << quint64(3);
        QTest::newRow("to the end") << quint64(8) << quint64(3) << quint64(9) << quint64(2);
        QTest::newRow("at the end") << quint64(10) << quint64(3) << quint64(0) << quint64(0);
        QTest::newRow("beyond the end") << most << quint64(3) << quint64(0) << quint64(0);
        QTest::newRow("none wanted") << quint64(0) << quint64(0) << quint64(0) << quint64(0);
    }

    void readsAfterASequence()
    {
        QFETCH(quint64, since);
        QFETCH(quint64, limit);
        QFETCH(quint64, first);
        QFETCH(quint64, count);
        const auto journal = makeMemoryJournal();
        (void)journal->append(draftsOf(1, 10), [](const Result<void> &) {});
        const auto entries = journal->after(since, limit);
        QCOMPARE(entries->size(), count);
        for (std::size_t i = 0; i < entries->size(); ++i)
            QCOMPARE((*entries)[i].sequence, first + i);
    }

    void replayMayAppend()
    {
        const auto journal = makeMemoryJournal();
        (void)journal->append(draftsOf(1, 5), [](const Result<void> &) {});
        int visited = 0;
        const Result<void> outcome = journal->replay({}, [&](const Entry &) {
            ++visited;
            (void)journal->append(draftsOf(10, 1), [](const Result<void> &) {});
        });
        QVERIFY(outcome.has_value());
        QCOMPARE(visited, 5);
        QCOMPARE(journal->newest(), 10U);
    }

    void doesNotGrowForEver()
    {
        const auto journal = makeMemoryJournal();
        (void)journal->append(draftsOf(1, 3'500), [](const Result<void> &) {});
        Outcomes outcomes;
        const std::vector<Entry> attested =
            journal->prune({Milliseconds(0), 1}, fromUnixMs(1), journal->newest(), outcomes.file(0));
        QCOMPARE(outcomes.tags().size(), 1U);
        QCOMPARE(attested.size(), 1U);
        QCOMPARE(attested.front().sequence, 3'501U);
        QCOMPARE(journal->newest(), 3'501U);
        QCOMPARE(journal->after(0, 9'999)->size(), 501U);
        QCOMPARE(journal->after(0, 1)->front().sequence, 3'001U);
        QCOMPARE(journal->after(3'400, 1)->front().sequence, 3'401U);
        QCOMPARE(journal->replay({}, [](const Entry &) {}).error().code, QStringLiteral("JOURNAL_PRUNED"));
        const Entry last = journal->after(3'200, 1)->front();
        int followed = 0;
        QVERIFY(journal->replay({last.sequence, last.hash}, [&](const Entry &) { ++followed; }).has_value());
        QCOMPARE(followed, 300);
    }

    void othersReadWhileItGrows()
    {
        const auto journal = makeMemoryJournal();
        constexpr quint64 total = 5000;
        std::atomic<int> wrong{0};
        std::thread reader([&] {
            quint64 since = 0;
            while (since < total) {
                const auto entries = journal->after(since, 100);
                for (const Entry &entry : *entries)
                    wrong += entry.sequence == ++since ? 0 : 1;
                if (entries->empty())
                    std::this_thread::yield();
            }
        });
        for (int i = 0; i < static_cast<int>(total); ++i)
            (void)journal->append(draftsOf(i, 1), [](const Result<void> &) {});
        reader.join();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(MemoryJournalTest)
#include "tst_memory_journal.moc"
