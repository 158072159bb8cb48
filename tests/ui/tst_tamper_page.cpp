#include "painted_text.h"
#include "ui/tamper/tamper_cell.h"
#include "ui/tamper/tamper_matrix.h"
#include "ui/tamper/tamper_page.h"
#include "ui/tamper/trial_panel.h"
#include "ui/tamper/way_view.h"
#include "window_fixture.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTranslator>

using namespace countersign;
using namespace countersign::ui;
using tamper::TamperCase;
using tamper::TamperWhat;
using tamper::TamperWhere;

namespace {

/// The lab in the window, as one comes to it.
struct LabFixture : WindowFixture
{
    [[nodiscard]] bool openLab()
    {
        const bool shown = show();
        press(Qt::Key_T, Qt::ControlModifier);
        return shown && window.page() == Page::TamperLab;
    }
    [[nodiscard]] console::TamperLab &lab() { return stage.console.tamperLab(); }
    [[nodiscard]] TamperCell &cell(TamperWhat what, TamperWhere where)
    {
        return find<TamperMatrix>().cell({what, where});
    }
    [[nodiscard]] bool finds(const QString &text)
    {
        return paintedTexts(find<TamperPage>()).join(QString()).contains(bare(text));
    }
    [[nodiscard]] QAbstractButton *button(const QString &words)
    {
        const auto buttons = find<TrialPanel>().findChildren<QAbstractButton *>();
        const auto found = std::ranges::find(buttons, words, &QAbstractButton::text);
        return found == buttons.end() ? nullptr : *found;
    }
};

} // namespace

class TestTamperPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What a cell paints and what is read aloud of it is what the trial found.
    void everyCaseIsACell()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        for (const TamperCase tampered : tamper::allCases()) {
            TamperCell &cell = fixture.cell(tampered.what, tampered.where);
            QVERIFY(cell.isVisible());
            const tamper::TamperTrial &trial = fixture.lab().trial(tampered);
            const QString painted = paintedTexts(cell).join(QString());
            QVERIFY(painted.contains(
                bare(trial.caught ? wordsOf(trial.caught->check) : QStringLiteral("Nothing to catch"))));
            QCOMPARE(painted.contains(QStringLiteral("Article")), trial.caught.has_value());
            QVERIFY(cell.accessibleName().startsWith(wordsOf(tampered.what)));
            QVERIFY(cell.accessibleName().contains(wordsOf(tampered.where)));
            QVERIFY(cell.accessibleName().contains(cell.text()));
        }
    }

    void aClickShowsTheTrial()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        QTest::mouseClick(&fixture.cell(TamperWhat::Payee, TamperWhere::Request), Qt::LeftButton);
        QVERIFY(fixture.lab().selected() == (TamperCase{TamperWhat::Payee, TamperWhere::Request}));
        QTRY_VERIFY(fixture.finds(QStringLiteral("SUDO_INSTRUCTION_MISMATCH")));
        QTRY_VERIFY(fixture.finds(QStringLiteral("Mallory & Sons")));
        QTRY_VERIFY(fixture.finds(QStringLiteral("Article 5(1)(d)")));
        QTRY_VERIFY(
            fixture.finds(QStringLiteral("Any change to the amount or the payee invalidates the code.")));
        QTRY_VERIFY(!fixture.finds(QStringLiteral("against a relay that lies")));
        QTest::mouseClick(&fixture.cell(TamperWhat::Amount, TamperWhere::Push), Qt::LeftButton);
        QTRY_VERIFY(fixture.finds(QStringLiteral("DISPLAY_MISMATCH")));
        QTRY_VERIFY(fixture.finds(QStringLiteral("against a relay that lies")));
        QTRY_VERIFY(fixture.finds(QStringLiteral("$9,000.00 USD")));
    }

    void keysWalkTheMatrix()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        QVERIFY(fixture.cell(TamperWhat::Amount, TamperWhere::Push).hasFocus());
        fixture.press(Qt::Key_Right);
        fixture.press(Qt::Key_Down);
        fixture.press(Qt::Key_Down);
        fixture.press(Qt::Key_Down);
        QVERIFY(fixture.lab().selected() == (TamperCase{TamperWhat::Bit, TamperWhere::Answer}));
        QVERIFY(fixture.cell(TamperWhat::Bit, TamperWhere::Answer).hasFocus());
        QVERIFY(fixture.cell(TamperWhat::Bit, TamperWhere::Answer).isChecked());
        QVERIFY(!fixture.cell(TamperWhat::Amount, TamperWhere::Push).isChecked());
        QTRY_VERIFY(fixture.finds(QStringLiteral("One bit of the device’s signature is turned over.")));
        QTRY_VERIFY(fixture.finds(QStringLiteral("Article 5(1)(b)")));
        fixture.press(Qt::Key_Left);
        fixture.press(Qt::Key_Up);
        QVERIFY(fixture.lab().selected() == (TamperCase{TamperWhat::Order, TamperWhere::Push}));
    }

    void theWayEndsWhereItIsCaught()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        const auto read = [&fixture](TamperWhat what, TamperWhere where) {
            fixture.lab().select({what, where});
            return fixture.find<WayView>().accessibleName();
        };
        QCOMPARE(read(TamperWhat::Payee, TamperWhere::Push),
                 QStringLiteral("The backend asks; The relay opens the challenge; changed here; The phone "
                                "shows it and signs; The relay judges the answer; caught here"));
        QVERIFY(read(TamperWhat::Payee, TamperWhere::Callback)
                    .endsWith(QStringLiteral("changed here; The backend hears the callback; caught here")));
        QVERIFY(read(TamperWhat::Payee, TamperWhere::Request)
                    .endsWith(QStringLiteral("changed here; The backend runs the second call; caught here")));
        QVERIFY(read(TamperWhat::Locale, TamperWhere::Answer)
                    .endsWith(QStringLiteral("The backend runs the second call; ran as approved")));
        const QString painted = paintedTexts(fixture.find<WayView>()).join(QString());
        QVERIFY(painted.contains(bare(QStringLiteral("changed here"))));
        QVERIFY(painted.contains(bare(QStringLiteral("ran as approved"))));
    }

    /// The lab does not call harmless what it cannot say why.
    void whatIsNotCaughtSaysWhy()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        for (const TamperWhere where : {TamperWhere::Push, TamperWhere::Answer, TamperWhere::Request}) {
            fixture.lab().select({TamperWhat::Locale, where});
            QVERIFY(
                fixture.finds(QStringLiteral("Not caught, since nothing that was approved has changed.")));
            QTRY_VERIFY(!fixture.finds(QStringLiteral("RTS of PSD2")));
        }
        fixture.lab().select({TamperWhat::Locale, TamperWhere::Callback});
        QTRY_VERIFY(fixture.finds(QStringLiteral("not there")));
        QTRY_VERIFY(fixture.finds(QStringLiteral("SIGNATURE_INVALID")));
    }

    void playsAgainWithOtherKeys()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        fixture.lab().select({TamperWhat::Bit, TamperWhere::Answer});
        const display::DisplayText before = fixture.lab().selectedTrial().before;
        const QSignalSpy played(&fixture.lab(), &console::TamperLab::played);
        QTest::mouseClick(fixture.button(QStringLiteral("Play them all again")), Qt::LeftButton);
        QCOMPARE(played.count(), 1);
        QVERIFY(fixture.lab().selectedTrial().before != before);
        QVERIFY(fixture.cell(TamperWhat::Bit, TamperWhere::Answer).isChecked());
    }

    void speaksFrench()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        QTranslator french;
        QVERIFY(french.load(QStringLiteral(":/i18n/countersign_fr")));
        QApplication::installTranslator(&french);
        QTRY_VERIFY(fixture.finds(QStringLiteral("Empreinte de l’affichage")));
        QTRY_VERIFY(fixture.finds(QStringLiteral("modifié ici")));
        QVERIFY(fixture.button(QStringLiteral("Tout rejouer")));
        QVERIFY(fixture.cell(TamperWhat::Amount, TamperWhere::Push)
                    .accessibleName()
                    .startsWith(QStringLiteral("Montant")));
        QApplication::removeTranslator(&french);
    }
};

QTEST_MAIN(TestTamperPage)
#include "tst_tamper_page.moc"
