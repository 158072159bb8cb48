#include "core/journal/milestones.h"

#include <QTest>

using namespace countersign;
using namespace countersign::journal;

namespace {

constexpr quint64 spacing = Milestones::spacing;

Entry entryAt(quint64 sequence, qint64 atMs)
{
    return {sequence, fromUnixMs(atMs), "t", QByteArray(35, 'x'), QByteArray::number(sequence)};
}

/// What an entry of ours counts for: what its texts take, and 64 bytes beside them.
constexpr quint64 entrySize = 100;

/// Four milestones and half of a fifth; each entry a millisecond younger than its predecessor.
Milestones someMilestones()
{
    Milestones milestones;
    for (quint64 i = 1; i <= 4 * spacing + spacing / 2; ++i)
        milestones.pass(entryAt(i, static_cast<qint64>(i)));
    return milestones;
}

quint64 cutSequence(const Milestones &milestones, const RetentionPolicy &policy, qint64 nowMs, quint64 upTo)
{
    const std::optional<Milestone> cut = milestones.cutFor(policy, fromUnixMs(nowMs), upTo);
    return cut ? cut->end.sequence : 0;
}

} // namespace

class MilestonesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneInSoManyEntries()
    {
        Milestones milestones;
        for (quint64 i = 1; i <= 2 * spacing; ++i) {
            const std::optional<Milestone> milestone = milestones.pass(entryAt(i, 7));
            QCOMPARE(milestone.has_value(), i % spacing == 0);
            if (milestone) {
                QCOMPARE(milestone->end.sequence, i);
                QCOMPARE(milestone->end.hash, QByteArray::number(i));
                QCOMPARE(milestone->newest, fromUnixMs(7));
                QCOMPARE(milestone->bytes, i * entrySize);
            }
        }
    }

    void cutsWhereThePolicySays_data()
    {
        QTest::addColumn<qint64>("ageMs");
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<quint64>("upTo");
        QTest::addColumn<quint64>("cut"); // in milestones
        const quint64 all = 10 * spacing;
        const qint64 now = 4500;
        const auto row = [](const char *name, qint64 age, quint64 bytes, quint64 upTo, quint64 cut) {
            QTest::newRow(name) << age << bytes << upTo << cut;
        };
        row("everything is wanted", 0, 0, all, 0);
        row("nothing is that old", now, 0, all, 0);
        row("the first is old enough", now - 1001, 0, all, 1);
        row("its last entry is not", now - 1000, 0, all, 0);
        row("all but the newest", 1, 0, all, 4);
        row("it fits", 0, 4500 * entrySize, all, 0);
        row("a byte too much", 0, 4500 * entrySize - 1, all, 1);
        row("the first suffices", 0, 3500 * entrySize, all, 1);
        row("the first does not suffice", 0, 3500 * entrySize - 1, all, 2);
        row("no further than allowed", 1, 0, 3 * spacing, 3);
        row("between two milestones", 1, 0, 3 * spacing - 1, 2);
        row("nothing is allowed", 1, 1, spacing - 1, 0);
        row("the stricter of both", now - 1001, 1500 * entrySize, all, 3);
    }

    void cutsWhereThePolicySays()
    {
        QFETCH(qint64, ageMs);
        QFETCH(quint64, bytes);
        QFETCH(quint64, upTo);
        QFETCH(quint64, cut);
        QCOMPARE(cutSequence(someMilestones(), {Milliseconds(ageMs), bytes}, 4500, upTo), cut * spacing);
    }

    void whatWasCutIsNotCutAgain()
    {
        Milestones milestones = someMilestones();
        const RetentionPolicy policy{Milliseconds(0), 2500 * entrySize};
        const std::optional<Milestone> cut = milestones.cutFor(policy, {}, 10 * spacing);
        QCOMPARE(cut->end.sequence, 2 * spacing);
        milestones.cut(*cut);
        QCOMPARE(milestones.lastCut().end, cut->end);
        QVERIFY(!milestones.cutFor(policy, {}, 10 * spacing));
    }

    void goesOnFromWhatWasKept()
    {
        Milestones milestones;
        std::deque<Milestone> kept;
        for (quint64 i = 1; i <= 3 * spacing; ++i) {
            if (const std::optional<Milestone> each = milestones.pass(entryAt(i, 1)))
                kept.push_back(*each);
        }
        const Milestone first = kept.front();
        kept.pop_front();
        Milestones resumed(first, kept);
        resumed.pass(entryAt(3 * spacing + 1, 1));
        QCOMPARE(cutSequence(resumed, {Milliseconds(0), 2001 * entrySize}, 0, 10 * spacing), 0U);
        QCOMPARE(cutSequence(resumed, {Milliseconds(0), 2001 * entrySize - 1}, 0, 10 * spacing), 2 * spacing);
    }

    /// Time travel leaves entries from the future among those of today.
    void aLaterTimeBeforeAnEarlierOneHoldsBoth()
    {
        Milestones milestones;
        for (quint64 i = 1; i <= spacing; ++i)
            milestones.pass(entryAt(i, i == 5 ? 9'000 : 10));
        for (quint64 i = spacing + 1; i <= 2 * spacing; ++i)
            milestones.pass(entryAt(i, 20));
        QCOMPARE(cutSequence(milestones, {Milliseconds(100), 0}, 5'000, 10 * spacing), 0U);
        QCOMPARE(cutSequence(milestones, {Milliseconds(100), 0}, 9'101, 10 * spacing), 2 * spacing);
    }
};

QTEST_GUILESS_MAIN(MilestonesTest)
#include "tst_milestones.moc"
