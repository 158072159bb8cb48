#include "relay_fixture.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::relay;
using namespace countersign::relay::testing;

namespace {

/// Numbers drafts and keeps the word back until it is asked for: how a slow disk behaves.
class SlowJournal final : public journal::Journal
{
public:
    Result<void> replay(const journal::ChainEnd &from,
                        const std::function<void(const journal::Entry &)> &) override
    {
        replayedFrom = from.sequence;
        return {};
    }
    std::vector<journal::Entry> append(std::vector<journal::Draft> drafts, Committed committed) override
    {
        std::vector<journal::Entry> entries;
        for (journal::Draft &draft : drafts)
            entries.push_back({++m_end.sequence, draft.at, draft.type, draft.payload, {}});
        waiting.push_back(std::move(committed));
        return entries;
    }
    Result<std::vector<journal::Entry>> after(quint64, std::size_t) const override
    {
        return std::vector<journal::Entry>();
    }
    quint64 newest() const override { return m_end.sequence; }
    std::optional<Instant> unwantedUntil(const journal::RetentionPolicy &, Instant) const override
    {
        return unwanted;
    }
    std::vector<journal::Entry> prune(const journal::RetentionPolicy &, Instant, quint64 upTo,
                                      Committed committed) override
    {
        prunedUpTo = upTo;
        return append({}, std::move(committed));
    }
    bool keepsSnapshots() const override { return true; }
    void keep(journal::Snapshot snapshot, Committed done) override
    {
        kept = std::move(snapshot);
        done({});
    }
    Result<std::optional<journal::Snapshot>> snapshot() const override { return kept; }
    const journal::ChainEnd &end() const override { return m_end; }

    /// As if so many entries had been written before.
    void goOnAfter(quint64 sequence) { m_end.sequence = sequence; }

    std::vector<Committed> waiting;
    std::optional<journal::Snapshot> kept;
    quint64 replayedFrom = 0;
    std::optional<Instant> unwanted;
    quint64 prunedUpTo = 0;

private:
    journal::ChainEnd m_end;
};

domain::Event someEvent()
{
    return domain::TenantProvisioned{newId(QLatin1String("tnt_")), QStringLiteral("Example"), "sealed", {}};
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyHearsBeforeItIsDurable()
    {
        QStringList heard;
        run([&](Ledger &ledger, SlowJournal &) {
            ledger.observe([&](const journal::Entry &, const domain::Event &) {
                heard.append(QStringLiteral("observer"));
            });
            ledger.commit({someEvent()},
                          [&](const Result<void> &) { heard.append(QStringLiteral("caller")); });
            ledger.whenDurable([&](const Result<void> &) { heard.append(QStringLiteral("repeat")); });
            heard.append(QStringLiteral("waiting"));
        });
        QCOMPARE(heard,
                 (QStringList{QStringLiteral("waiting"), QStringLiteral("observer"), QStringLiteral("caller"),
                              QStringLiteral("repeat")}));
    }

    void commitOfNothingWaitsForWhatCameBefore()
    {
        QStringList heard;
        run([&](Ledger &ledger, SlowJournal &journal) {
            ledger.commit({someEvent()},
                          [&](const Result<void> &) { heard.append(QStringLiteral("something")); });
            ledger.commit({}, [&](const Result<void> &) { heard.append(QStringLiteral("nothing")); });
            QCOMPARE(journal.waiting.size(), 1U);
            QVERIFY(heard.isEmpty());
        });
        QCOMPARE(heard, (QStringList{QStringLiteral("something"), QStringLiteral("nothing")}));
    }

    void stateMovesAtOnce()
    {
        std::size_t tenants = 0;
        run([&](Ledger &ledger, SlowJournal &) {
            ledger.commit({someEvent()}, [](const Result<void> &) {});
            tenants = ledger.state().tenants().size();
        });
        QCOMPARE(tenants, 1U);
    }

    void afterAFailureNothingIsAccepted()
    {
        QStringList codes;
        int observed = 0;
        const auto note = [&codes](const Result<void> &outcome) {
            codes.append(outcome ? QStringLiteral("ok") : outcome.error().code);
        };
        run(
            [&](Ledger &ledger, SlowJournal &) {
                ledger.observe([&](const journal::Entry &, const domain::Event &) { ++observed; });
                ledger.commit({someEvent()}, note);
            },
            fail(QStringLiteral("JOURNAL_WRITE_FAILED"), QStringLiteral("disk full")),
            [&](Ledger &ledger, SlowJournal &journal) {
                ledger.commit({someEvent()}, note);
                ledger.whenDurable(note);
                QCOMPARE(journal.waiting.size(), 1U);
            });
        QCOMPARE(codes, QStringList(3, QStringLiteral("JOURNAL_WRITE_FAILED")));
        QCOMPARE(observed, 0);
    }

    void aSnapshotIsKeptOnceEnoughHasHappened_data()
    {
        QTest::addColumn<quint64>("written");
        QTest::addColumn<bool>("isDue");
        QTest::newRow("too little") << Ledger::fewestBetweenSnapshots - 2 << false;
        QTest::newRow("enough") << Ledger::fewestBetweenSnapshots - 1 << true;
    }

    void aSnapshotIsKeptOnceEnoughHasHappened()
    {
        QFETCH(quint64, written);
        QFETCH(bool, isDue);
        std::optional<journal::Snapshot> kept;
        run(
            [&](Ledger &ledger, SlowJournal &journal) {
                journal.goOnAfter(written);
                ledger.commit({someEvent()}, [](const Result<void> &) {});
            },
            {}, [&](Ledger &, SlowJournal &journal) { kept = journal.kept; });
        QCOMPARE(kept.has_value(), isDue);
        if (!isDue)
            return;
        QCOMPARE(kept->at.sequence, written + 1);
        QCOMPARE(kept->format, domain::RelayState::snapshotFormat);
        domain::RelayState state;
        QVERIFY(state.restore(kept->bytes.joined()));
        QCOMPARE(state.tenants().size(), 1U);
    }

    void whatIsTooOldIsForgottenAndPrunedBehindASnapshot()
    {
        using namespace std::chrono_literals;
        SlowJournal journal;
        SteppingClock clock(fromUnixMs(0));
        http::Loop loop("ledger-test");
        Ledger ledger(journal, loop, clock, {std::chrono::days(1), 0});
        const Turns turns{loop, journal};
        turns.take([&] {
            domain::QrLoginInitiated login;
            login.sessionId = QStringLiteral("qrs");
            login.expiresAt = clock.now() + 120s;
            ledger.commit({login, domain::QrLoginExpired{login.sessionId}}, [](const Result<void> &) {});
            QCOMPARE(ledger.nextRetention(), std::optional(clock.now()));
            ledger.retainWhenDue();
            QCOMPARE(ledger.nextRetention(), std::optional(clock.now() + Ledger::betweenRetentions));
        });
        clock.advance(std::chrono::days(1) + 119s);
        turns.take([&] { ledger.retainWhenDue(); });
        turns.take([&] { QVERIFY(ledger.state().qrLogin(QStringLiteral("qrs"))); });
        QVERIFY(!journal.kept);

        clock.advance(1h);
        journal.unwanted = fromUnixMs(0);
        turns.take([&] { ledger.retainWhenDue(); });
        turns.take([&] { QVERIFY(!ledger.state().qrLogin(QStringLiteral("qrs"))); });
        QVERIFY(journal.kept);
        domain::RelayState state;
        QVERIFY(state.restore(journal.kept->bytes.joined()));
        QVERIFY(!state.qrLogin(QStringLiteral("qrs")));
        turns.take([] {});
        QCOMPARE(journal.prunedUpTo, journal.kept->at.sequence);
        loop.stop();
    }

    void whatIsNewIsNotForgottenHoweverLargeTheJournal()
    {
        SlowJournal journal;
        SteppingClock clock(fromUnixMs(0));
        http::Loop loop("ledger-test");
        Ledger ledger(journal, loop, clock, {Milliseconds(0), 1});
        const Turns turns{loop, journal};
        turns.take([&] {
            domain::QrLoginInitiated login;
            login.sessionId = QStringLiteral("qrs");
            login.expiresAt = clock.now();
            ledger.commit({login, domain::QrLoginExpired{login.sessionId}}, [](const Result<void> &) {});
        });
        clock.advance(Ledger::shortestMemory);
        journal.unwanted = clock.now();
        turns.take([&] { ledger.retainWhenDue(); });
        turns.take([&] { QVERIFY(ledger.state().qrLogin(QStringLiteral("qrs"))); });
        QVERIFY(journal.prunedUpTo > 0);
        loop.stop();
    }

    void whoKeepsEverythingNeverLooks()
    {
        SlowJournal journal;
        const Started started(journal);
        QCOMPARE(started.ledger.nextRetention(), std::nullopt);
    }

    void startsFromItsSnapshot()
    {
        SlowJournal journal;
        journal.kept = snapshotOfOneTenant();
        const Started started(journal);
        QCOMPARE(journal.replayedFrom, 60'000U);
        QCOMPARE(started.ledger.state().tenants().size(), 1U);
    }

    void aSnapshotThatItCannotReadIsLeftOut_data()
    {
        QTest::addColumn<quint32>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another version's")
            << domain::RelayState::snapshotFormat + 1 << snapshotOfOneTenant().bytes.joined();
        QTest::newRow("nonsense") << domain::RelayState::snapshotFormat << QByteArray("nonsense");
    }

    void aSnapshotThatItCannotReadIsLeftOut()
    {
        QFETCH(quint32, format);
        QFETCH(QByteArray, bytes);
        SlowJournal journal;
        journal.kept = journal::Snapshot{{60'000, {}}, format, ByteParts(bytes)};
        journal.replayedFrom = 1;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is left out")));
        const Started started(journal);
        QCOMPARE(journal.replayedFrom, 0U);
        QVERIFY(started.ledger.state().tenants().empty());
    }

private:
    static journal::Snapshot snapshotOfOneTenant()
    {
        domain::RelayState state;
        state.apply(someEvent(), fromUnixMs(0));
        return {{60'000, {}}, domain::RelayState::snapshotFormat, state.save()};
    }

    struct Started
    {
        explicit Started(SlowJournal &journal) : ledger(journal, loop, clock, {})
        {
            const Result<void> replayed = ledger.replay();
            Q_ASSERT(replayed);
        }

        SteppingClock clock{fromUnixMs(0)};
        http::Loop loop{"ledger-test"};
        Ledger ledger;
    };

    /// Something on the loop, the journal's word for what it appended, and what follows from that.
    struct Turns
    {
        http::Loop &loop;
        SlowJournal &journal;

        void take(const std::function<void()> &task) const
        {
            onLoop(task);
            for (const journal::Journal::Committed &committed : std::exchange(journal.waiting, {}))
                committed({});
            onLoop([] {});
        }
        void onLoop(const std::function<void()> &task) const
        {
            std::promise<void> done;
            loop.post([&] {
                task();
                done.set_value();
            });
            done.get_future().wait();
        }
    };

    using Act = std::function<void(Ledger &, SlowJournal &)>;

    /// Acts on the loop, lets the journal give its word, and acts again after it was heard.
    static void run(
        const Act &act, const Result<void> &word = {}, const Act &afterwards = [](Ledger &, SlowJournal &) {})
    {
        SlowJournal journal;
        SteppingClock clock(fromUnixMs(0));
        http::Loop loop("ledger-test");
        Ledger ledger(journal, loop, clock, {});
        const auto onLoop = [&](const std::function<void()> &task) {
            std::promise<void> done;
            loop.post([&] {
                task();
                done.set_value();
            });
            done.get_future().wait();
        };
        onLoop([&] { act(ledger, journal); });
        for (const journal::Journal::Committed &committed : journal.waiting)
            committed(word);
        onLoop([] {});
        onLoop([&] { afterwards(ledger, journal); });
        loop.stop();
    }
};

QTEST_APPLESS_MAIN(TestLedger)
#include "tst_ledger.moc"
