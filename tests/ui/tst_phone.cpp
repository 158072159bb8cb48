#include "core/base/stepping_clock.h"
#include "painted_text.h"
#include "sample_card.h"
#include "ui/phone/phone_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace countersign;
using namespace countersign::ui;
using device::CardState;

Q_DECLARE_METATYPE(countersign::device::CardState)

/// What a phone shows, and what it takes to have been seen.
class TestPhone : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void showsItsLockScreenAtRest();
    void readsWhatItPaints_data();
    void readsWhatItPaints();
    void everyControlHasAName();
    void shortCardIsSeenAtOnce();
    void approveSleepsUntilEveryRowWasSeen_data();
    void approveSleepsUntilEveryRowWasSeen();
    void jumpingToTheEndLeavesRowsUnseen();
    void updatesKeepWhatWasSeen();
    void anotherCardStartsUnseen();
    void tellsOnceThatACardWasSeen();
    void isNotSeenWhileHidden();
    void countsDown();
    void sleepsWhenTimeIsUp();
    void revealsWhileTheEyeIsHeld();
    void revealsWhileSpaceIsHeld();
    void hidesAgainWhenTheFocusLeaves();
    void closesWithAWord_data();
    void closesWithAWord();
    void mirrorsForRightToLeft();
    void scalesTextWithoutLosingAny_data();
    void scalesTextWithoutLosingAny();
    void shrinksToItsPlace();

private:
    [[nodiscard]] QAbstractButton *button(const QString &name) const;
    [[nodiscard]] bool paints(const QString &text) const;

    struct Reading
    {
        QStringList painted;
        QStringList read; ///< in the accessibility tree
    };
    /// While the rows are scrolled from where they are to the last.
    Reading readToTheEnd();
    void press(Qt::Key key) { QTest::keyClick(m_phone.get(), key); }

    Theme m_theme;
    std::unique_ptr<SteppingClock> m_clock;
    std::unique_ptr<PhoneView> m_phone;
};

void TestPhone::init()
{
    m_clock = std::make_unique<SteppingClock>(sampleNow);
    m_phone = std::make_unique<PhoneView>(m_theme, *m_clock);
    m_phone->resize(m_phone->sizeHint());
    console::PhoneDevice device;
    device.id = QStringLiteral("dev_1");
    device.name = words("Jane’s phone");
    device.timeZone = QStringLiteral("Europe/Paris");
    m_phone->setDevice(device);
    m_phone->show();
    QVERIFY(QTest::qWaitForWindowActive(m_phone.get()));
    m_phone->setFocus();
}

void TestPhone::cleanup()
{
    m_phone.reset();
}

QAbstractButton *TestPhone::button(const QString &name) const
{
    for (auto *candidate : m_phone->findChildren<QAbstractButton *>())
        if (candidate->isVisible() && (candidate->text() == name || candidate->accessibleName() == name))
            return candidate;
    return nullptr;
}

bool TestPhone::paints(const QString &text) const
{
    return paintedTexts(*m_phone).join(QString()).contains(bare(text));
}

TestPhone::Reading TestPhone::readToTheEnd()
{
    const auto looked = [this] { return m_phone->rowCount() == 0 || m_phone->rowsSeen() > 0; };
    Reading reading;
    if (!QTest::qWaitFor(looked))
        return reading;
    reading = {paintedTexts(*m_phone), accessibleTexts(*m_phone)};
    for (int i = 0; i < 50 && m_phone->rowsSeen() < m_phone->rowCount(); ++i) {
        press(Qt::Key_Down);
        QCoreApplication::processEvents();
        reading.painted += paintedTexts(*m_phone);
        reading.read += accessibleTexts(*m_phone);
    }
    return reading;
}

void TestPhone::showsItsLockScreenAtRest()
{
    QVERIFY(paints(QStringLiteral("12:15 PM")));
    QVERIFY(paints(QStringLiteral("Sunday, June 21, 2026")));
    QVERIFY(paints(QStringLiteral("Jane’s phone")));
    QVERIFY(paints(QStringLiteral("Nothing to approve")));
    m_clock->advance(std::chrono::hours(1));
    m_phone->refreshTime();
    QVERIFY(paints(QStringLiteral("1:15 PM")));
}

void TestPhone::readsWhatItPaints_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("lock screen") << 0;
    QTest::newRow("card") << 1;
    QTest::newRow("numbers and a refusal") << 2;
    QTest::newRow("code") << 3;
    QTest::newRow("closed") << 4;
}

void TestPhone::readsWhatItPaints()
{
    QFETCH(int, kind);
    using domain::CustomType;
    console::PhoneCard card = sampleCard(kind == 3 ? CustomType::Totp : CustomType::GoldenNumber);
    if (kind == 2) {
        card.numbers = {12, 42, 77};
        card.refusal = words("The number was wrong.");
    }
    if (kind == 3)
        card.totpCode = QStringLiteral("492817");
    if (kind == 4)
        card.state = CardState::Approved;
    if (kind > 0)
        m_phone->setCard(card);
    QCoreApplication::processEvents();

    const auto [painted, read] = readToTheEnd();
    QVERIFY(painted.size() >= 4);
    for (const QString &piece : painted)
        QVERIFY2(!read.filter(piece).isEmpty(), qPrintable(piece));
    if (kind == 0 || kind == 4)
        return;
    const QString seen = painted.join(QString());
    for (const display::RenderedField &field : card.block.fields) {
        for (const QString &text : {field.title.plain(), field.oneLine()}) {
            QVERIFY2(seen.contains(bare(text)), qPrintable(text));
            QVERIFY2(read.contains(bare(text)), qPrintable(text));
        }
    }
    QVERIFY(seen.contains(QStringLiteral("Thetypeisnotknownhere.")));
    QVERIFY(seen.contains(QStringLiteral("Lookslikeanothername")));
    QVERIFY(seen.contains(QStringLiteral("Shownasitwassent")));
}

void TestPhone::everyControlHasAName()
{
    m_phone->setCard(sampleCard());
    QTRY_VERIFY(m_phone->canApprove());
    QVERIFY(button(QStringLiteral("Hold to show Account")));
    const auto allNamed = [this] {
        const auto controls = m_phone->findChildren<QWidget *>();
        return std::all_of(controls.begin(), controls.end(), [](QWidget *control) {
            return !control->isVisible() || control->focusPolicy() == Qt::NoFocus
                || !QAccessible::queryAccessibleInterface(control)->text(QAccessible::Name).isEmpty();
        });
    };
    QVERIFY(allNamed());
    m_phone->approve();
    QVERIFY(button(QStringLiteral("Fingerprint sensor")));
    QVERIFY(allNamed());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    m_phone->deny();
    QVERIFY(allNamed());
    QVERIFY(m_phone->accessibleName().contains(QStringLiteral("Jane’s phone")));
}

void TestPhone::shortCardIsSeenAtOnce()
{
    const QSignalSpy rows(m_phone.get(), &PhoneView::rowsSeenChanged);
    m_phone->setCard(sampleCard());
    QTRY_VERIFY(m_phone->canApprove());
    QCOMPARE(m_phone->rowsSeen(), m_phone->rowCount());
    QVERIFY(rows.count() > 0);
    QVERIFY(button(QStringLiteral("Approve"))->isEnabled());
    QVERIFY(!button(QStringLiteral("More below  ↓")));
}

void TestPhone::approveSleepsUntilEveryRowWasSeen_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"page keys", "arrow keys", "wheel", "drag", "button"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

void TestPhone::approveSleepsUntilEveryRowWasSeen()
{
    QFETCH(QString, by);
    m_phone->setCard(sampleCard(domain::CustomType::LocalAuth, 12));
    QTRY_VERIFY(m_phone->rowsSeen() > 0);
    QVERIFY(m_phone->rowsSeen() < m_phone->rowCount());
    QVERIFY(!button(QStringLiteral("Approve"))->isEnabled());
    QVERIFY(button(QStringLiteral("Deny"))->isEnabled());
    press(Qt::Key_A);
    QVERIFY(!button(QStringLiteral("Fingerprint sensor")));

    QWidget *view = m_phone->findChild<QScrollArea *>()->viewport();
    const QPoint middle = view->rect().center();
    for (int i = 0; i < 200 && !m_phone->canApprove(); ++i) {
        if (by == QLatin1String("page keys")) {
            press(Qt::Key_PageDown);
        } else if (by == QLatin1String("arrow keys")) {
            press(Qt::Key_Down);
        } else if (by == QLatin1String("wheel")) {
            QWheelEvent wheel(middle, view->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(view, &wheel);
        } else if (by == QLatin1String("drag")) {
            QTest::mousePress(view, Qt::LeftButton, {}, middle);
            QTest::mouseMove(view, middle - QPoint(0, 100));
            QTest::mouseRelease(view, Qt::LeftButton, {}, middle - QPoint(0, 100));
        } else if (auto *more = button(QStringLiteral("More below  ↓"))) {
            QTest::mouseClick(more, Qt::LeftButton);
        }
        QCoreApplication::processEvents();
    }
    QVERIFY(m_phone->canApprove());
    QVERIFY(button(QStringLiteral("Approve"))->isEnabled());
}

void TestPhone::jumpingToTheEndLeavesRowsUnseen()
{
    m_phone->setCard(sampleCard(domain::CustomType::LocalAuth, 30));
    QTRY_VERIFY(m_phone->rowsSeen() > 0);
    const int before = m_phone->rowsSeen();
    press(Qt::Key_End);
    QTRY_VERIFY(m_phone->rowsSeen() > before);
    QVERIFY(!m_phone->canApprove());
    auto *more = button(QStringLiteral("Not seen yet above  ↑"));
    QVERIFY(more);
    for (int i = 0; i < 20 && !m_phone->canApprove(); ++i) {
        QTest::mouseClick(more, Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    QVERIFY(m_phone->canApprove());
}

void TestPhone::updatesKeepWhatWasSeen()
{
    console::PhoneCard card = sampleCard(domain::CustomType::Totp, 12);
    m_phone->setCard(card);
    auto *bar = m_phone->findChild<QScrollArea *>()->verticalScrollBar();
    readToTheEnd();
    QVERIFY(m_phone->canApprove());
    const int place = bar->value();
    QVERIFY(place > 0);
    card.totpCode = QStringLiteral("111222");
    card.refusal = words("The code was wrong.");
    m_phone->setCard(card);
    QVERIFY(m_phone->canApprove());
    QCOMPARE(bar->value(), place);
    QVERIFY(paints(QStringLiteral("111 222")));
    QVERIFY(paints(QStringLiteral("The code was wrong.")));
    QVERIFY(paints(QStringLiteral("Attempts left: 3")));
}

void TestPhone::anotherCardStartsUnseen()
{
    m_phone->setCard(sampleCard());
    QTRY_VERIFY(m_phone->canApprove());
    console::PhoneCard other = sampleCard(domain::CustomType::LocalAuth, 12);
    other.key.instructionId = QStringLiteral("ins_2");
    m_phone->setCard(other);
    QVERIFY(!m_phone->canApprove());
    QTRY_VERIFY(m_phone->rowsSeen() > 0);
    QVERIFY(!m_phone->canApprove());
}

void TestPhone::tellsOnceThatACardWasSeen()
{
    const QSignalSpy seen(m_phone.get(), &PhoneView::seen);
    console::PhoneCard card = sampleCard();
    m_phone->setCard(card);
    m_phone->setCard(card);
    QCOMPARE(seen.count(), 1);
    card.key.instructionId = QStringLiteral("ins_2");
    m_phone->setCard(card);
    QCOMPARE(seen.count(), 2);
}

void TestPhone::isNotSeenWhileHidden()
{
    const QSignalSpy seen(m_phone.get(), &PhoneView::seen);
    m_phone->hide();
    m_phone->setCard(sampleCard());
    QCoreApplication::processEvents();
    QCOMPARE(seen.count(), 0);
    QVERIFY(!m_phone->canApprove());
    m_phone->show();
    QCOMPARE(seen.count(), 1);
    QTRY_VERIFY(m_phone->canApprove());
}

void TestPhone::countsDown()
{
    m_phone->setCard(sampleCard());
    QVERIFY(paints(QStringLiteral("2:41")));
    m_clock->advance(std::chrono::seconds(100));
    m_phone->refreshTime();
    QVERIFY(paints(QStringLiteral("1:01")));
    QVERIFY(accessibleTexts(*m_phone).contains(QStringLiteral("1:01left")));
    m_clock->advance(Milliseconds(60'001));
    m_phone->refreshTime();
    QVERIFY(paints(QStringLiteral("0:01")));
}

void TestPhone::sleepsWhenTimeIsUp()
{
    m_phone->setCard(sampleCard());
    QTRY_VERIFY(m_phone->canApprove());
    m_clock->advance(std::chrono::seconds(161));
    m_phone->refreshTime();
    QVERIFY(paints(QStringLiteral("0:00")));
    QVERIFY(!m_phone->canApprove());
}

void TestPhone::revealsWhileTheEyeIsHeld()
{
    m_phone->setCard(sampleCard());
    auto *eye = button(QStringLiteral("Hold to show Account"));
    QVERIFY(eye);
    QVERIFY(paints(QStringLiteral("DE89 •••• 3000")));
    QTest::mousePress(eye, Qt::LeftButton);
    QVERIFY(paints(QStringLiteral("DE89 3704 3000")));
    QVERIFY(accessibleTexts(*m_phone).contains(QStringLiteral("DE8937043000")));
    QTest::mouseRelease(eye, Qt::LeftButton);
    QVERIFY(paints(QStringLiteral("DE89 •••• 3000")));
    QVERIFY(!paints(QStringLiteral("3704")));
}

void TestPhone::revealsWhileSpaceIsHeld()
{
    m_phone->setCard(sampleCard());
    QTest::keyPress(m_phone.get(), Qt::Key_Space);
    QVERIFY(paints(QStringLiteral("DE89 3704 3000")));
    QTest::keyRelease(m_phone.get(), Qt::Key_Space);
    QVERIFY(!paints(QStringLiteral("3704")));
}

void TestPhone::hidesAgainWhenTheFocusLeaves()
{
    m_phone->setCard(sampleCard());
    QTest::keyPress(m_phone.get(), Qt::Key_Space);
    QVERIFY(paints(QStringLiteral("DE89 3704 3000")));
    button(QStringLiteral("Deny"))->setFocus();
    QVERIFY(!paints(QStringLiteral("3704")));
}

void TestPhone::closesWithAWord_data()
{
    QTest::addColumn<CardState>("state");
    QTest::addColumn<int>("attemptsLeft");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("explanation");
    QTest::newRow("approved") << CardState::Approved << 3 << "Approved"
                              << "Your answer was accepted";
    QTest::newRow("denied") << CardState::Rejected << 3 << "Denied"
                            << "Nothing will be carried out";
    QTest::newRow("wrong") << CardState::Rejected << 0 << "Denied"
                           << "Too many wrong answers";
    QTest::newRow("expired") << CardState::Expired << 3 << "Expired"
                             << "Nobody answered in time";
    QTest::newRow("elsewhere") << CardState::AnsweredElsewhere << 3 << "Answered on another device"
                               << "There is nothing left to do here";
}

void TestPhone::closesWithAWord()
{
    QFETCH(CardState, state);
    QFETCH(int, attemptsLeft);
    QFETCH(QString, word);
    QFETCH(QString, explanation);
    console::PhoneCard card = sampleCard();
    m_phone->setCard(card);
    card.state = state;
    card.attemptsLeft = attemptsLeft;
    m_phone->setCard(card);
    QVERIFY(paints(word));
    QVERIFY(paints(explanation));
    QVERIFY(paints(QStringLiteral("Confirm the transfer")));
    QVERIFY(!button(QStringLiteral("Approve")));
    m_phone->clearCard();
    QVERIFY(paints(QStringLiteral("Nothing to approve")));
}

void TestPhone::mirrorsForRightToLeft()
{
    const auto left = [this](const char *name) {
        return button(QString::fromLatin1(name))->mapTo(m_phone.get(), QPoint()).x();
    };
    console::PhoneCard card = sampleCard();
    m_phone->setCard(card);
    QCoreApplication::processEvents();
    QVERIFY(left("Deny") < left("Approve"));
    card.rightToLeft = true;
    m_phone->setCard(card);
    QCoreApplication::processEvents();
    QVERIFY(left("Approve") < left("Deny"));
}

void TestPhone::scalesTextWithoutLosingAny_data()
{
    QTest::addColumn<qreal>("scale");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("150 %") << 1.5;
    QTest::newRow("200 %") << 2.0;
}

void TestPhone::scalesTextWithoutLosingAny()
{
    QFETCH(qreal, scale);
    m_phone->setTextScale(scale);
    m_phone->setCard(sampleCard());
    const QString painted = readToTheEnd().painted.join(QString());
    QVERIFY(m_phone->canApprove());
    for (const display::RenderedField &field : sampleCard().block.fields)
        QVERIFY2(painted.contains(bare(field.oneLine())), qPrintable(field.oneLine()));
}

void TestPhone::shrinksToItsPlace()
{
    m_phone->setCard(sampleCard());
    m_phone->setScale(2);
    for (const qreal factor : {0.75, 1.0, 1.6}) {
        m_phone->resize((QSizeF(m_phone->sizeHint()) * factor).toSize());
        QCoreApplication::processEvents();
        const auto *deny = button(QStringLiteral("Deny"));
        QVERIFY(m_phone->rect().contains(QRect(deny->mapTo(m_phone.get(), QPoint()), deny->size())));
        QVERIFY(qAbs(deny->height() / (53 * factor) - 1) < 0.1);
    }
}

QTEST_MAIN(TestPhone)
#include "tst_phone.moc"
