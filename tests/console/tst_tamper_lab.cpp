#include "core/base/stepping_clock.h"
#include "core/console/tamper_lab.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using namespace countersign::console;
using namespace countersign::tamper;

class TestTamperLab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasATrialOfEveryCase()
    {
        TamperLab lab(m_clock);
        for (const TamperCase tampered : allCases())
            QVERIFY(lab.trial(tampered).tampered == tampered);
    }

    void selectsOne()
    {
        TamperLab lab(m_clock);
        const QSignalSpy changed(&lab, &TamperLab::selectionChanged);
        lab.select(lab.selected());
        QCOMPARE(changed.count(), 0);
        lab.select({TamperWhat::Order, TamperWhere::Callback});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(lab.selectedTrial().caught->check, TamperCheck::CallbackHmac);
    }

    void playsOnceAndWhenAsked()
    {
        TamperLab lab(m_clock);
        lab.select({TamperWhat::Bit, TamperWhere::Answer});
        const display::DisplayText before = lab.selectedTrial().before;
        QCOMPARE(lab.selectedTrial().before, before);
        const QSignalSpy played(&lab, &TamperLab::played);
        lab.playAgain();
        QCOMPARE(played.count(), 1);
        QVERIFY(lab.selectedTrial().before != before);
    }

    void tellsWhatWasPainted()
    {
        TamperLab lab(m_clock);
        lab.select({TamperWhat::Locale, TamperWhere::Push});
        const std::vector<PaintedLine> lines = TamperLab::paintedLines(lab.selectedTrial());
        QCOMPARE(lines.size(), std::size_t(4));
        QCOMPARE(lines[0].title.plain(), QStringLiteral("Amount"));
        QCOMPARE(lines[0].text.plain(), QString::fromUtf8("1.000,00\u00a0$ USD"));
    }

private:
    const SteppingClock m_clock{fromUnixMs(1'763'752'000'000)};
};

QTEST_GUILESS_MAIN(TestTamperLab)
#include "tst_tamper_lab.moc"
