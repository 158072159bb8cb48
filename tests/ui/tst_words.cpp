#include "core/base/stepping_clock.h"
#include "core/console/keyed_table.h"
#include "ui/tables/cell_table.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QTest>

using namespace countersign;
using namespace countersign::ui;

namespace {

struct SampleRow
{
    QString id;
    int size = 0;
};

/// Ids and numbers.
class SampleTable : public console::KeyedTable<SampleRow>
{
public:
    SampleTable() : KeyedTable(2) {}
    void show(std::vector<SampleRow> rows) { setRows(std::move(rows)); }

protected:
    [[nodiscard]] console::Cell cell(int at, int column) const override
    {
        return column == 0 ? console::Cell(console::Id{display::DisplayText::guard(row(at).id)})
                           : console::Cell(row(at).size);
    }
    [[nodiscard]] bool looksSame(const SampleRow &before, const SampleRow &now) const override
    {
        return before.size == now.size;
    }
};

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeLeftIsShort_data();
    void timeLeftIsShort();
    void clockTimeNamesAnotherDay();
    void statesHaveWordsAndShapes();
    void tableSortsByValue();
    void tableFiltersByAnyColumn();
    void tableKeepsItsRowThroughChanges();
    void tableCopiesIdsWhole();

private:
    Theme m_theme;
    SteppingClock m_clock{fromUnixMs(1'782'036'930'000)};
};

void TestWords::timeLeftIsShort_data()
{
    QTest::addColumn<qint64>("left");
    QTest::addColumn<QString>("text");
    QTest::newRow("minutes") << qint64{161'000} << QStringLiteral("2:41");
    QTest::newRow("a started second counts") << qint64{160'001} << QStringLiteral("2:41");
    QTest::newRow("seconds") << qint64{9'000} << QStringLiteral("0:09");
    QTest::newRow("hours") << qint64{3'723'000} << QStringLiteral("1:02:03");
    QTest::newRow("over") << qint64{-5'000} << QStringLiteral("0:00");
}

void TestWords::timeLeftIsShort()
{
    QFETCH(const qint64, left);
    QTEST(timeLeft(m_clock.now() + Milliseconds(left), m_clock.now()), "text");
}

void TestWords::clockTimeNamesAnotherDay()
{
    const Instant now = m_clock.now();
    const QString today =
        QDateTime::fromMSecsSinceEpoch(toUnixMs(now)).toString(QStringLiteral("HH:mm:ss.zzz"));
    QCOMPARE(clockTime(now, now), today);
    QVERIFY(clockTime(now, now + std::chrono::days(2)).endsWith(today));
    QVERIFY(clockTime(now, now + std::chrono::days(2)) != today);
}

void TestWords::statesHaveWordsAndShapes()
{
    using backend::PendingOpState;
    QStringList words;
    for (const PendingOpState state :
         {PendingOpState::Waiting, PendingOpState::Approved, PendingOpState::Replaying, PendingOpState::Done,
          PendingOpState::Failed, PendingOpState::PossiblyReplayed, PendingOpState::Rejected}) {
        const CellWords cell = describe(QVariant::fromValue(state), m_clock.now());
        QVERIFY2(!cell.text.isEmpty() && !cell.glyph.isEmpty(), qPrintable(cell.text));
        QVERIFY2(!words.contains(cell.text), qPrintable(cell.text));
        words.append(cell.text);
    }
}

void TestWords::tableSortsByValue()
{
    SampleTable model;
    CellTable table(m_theme, m_clock, model);
    model.show({{QStringLiteral("a"), 10}, {QStringLiteral("b"), 9}, {QStringLiteral("c"), 100}});
    QCOMPARE(table.model()->index(0, 1).data().toString(), QStringLiteral("10"));
    table.sortByColumn(1, Qt::AscendingOrder);
    QCOMPARE(table.model()->index(0, 1).data().toString(), QStringLiteral("9"));
    QCOMPARE(table.model()->index(2, 1).data().toString(), QStringLiteral("100"));
}

void TestWords::tableFiltersByAnyColumn()
{
    SampleTable model;
    CellTable table(m_theme, m_clock, model);
    model.show({{QStringLiteral("apple"), 10}, {QStringLiteral("pear"), 9}});
    table.setFilter(QStringLiteral("PEA"));
    QCOMPARE(table.model()->rowCount(), 1);
    table.setFilter(QStringLiteral("10"));
    QCOMPARE(table.model()->index(0, 0).data().toString(), QStringLiteral("apple"));
    QVERIFY(!table.selectKey(QStringLiteral("pear")));
}

void TestWords::tableKeepsItsRowThroughChanges()
{
    SampleTable model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    CellTable table(m_theme, m_clock, model);
    model.show({{QStringLiteral("a"), 1}, {QStringLiteral("b"), 2}, {QStringLiteral("c"), 3}});
    QVERIFY(table.selectKey(QStringLiteral("b")));
    model.show({{QStringLiteral("new"), 0},
                {QStringLiteral("b"), 20},
                {QStringLiteral("c"), 3},
                {QStringLiteral("d"), 4}});
    QCOMPARE(table.currentKey(), QStringLiteral("b"));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(table.model()->index(1, 1).data().toString(), QStringLiteral("20"));
}

void TestWords::tableCopiesIdsWhole()
{
    SampleTable model;
    CellTable table(m_theme, m_clock, model);
    const QString id = QStringLiteral("instr_0123456789abcdef0123456789abcdef");
    model.show({{id, 1}});
    table.setCurrentIndex(table.model()->index(0, 0));
    table.setColumnWidth(0, 60);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), id);
}

QTEST_MAIN(TestWords)
#include "tst_words.moc"
