#include "painted_text.h"
#include "phone_on_screen.h"
#include "sample_card.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QTest>

using namespace countersign;
using namespace countersign::ui;
using device::CardState;

Q_DECLARE_METATYPE(countersign::device::CardState)

/// What a phone shows.
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
    void countsDown();
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
    std::optional<PhoneOnScreen> m_phone;
};

void TestPhone::init()
{
    m_phone.emplace();
    QVERIFY(m_phone->show());
}

void TestPhone::cleanup()
{
    m_phone.reset();
}

void TestPhone::showsItsLockScreenAtRest()
{
    QVERIFY(m_phone->paints(QStringLiteral("12:15 PM")));
    QVERIFY(m_phone->paints(QStringLiteral("Sunday, June 21, 2026")));
    QVERIFY(m_phone->paints(QStringLiteral("Jane’s phone")));
    QVERIFY(m_phone->paints(QStringLiteral("Nothing to approve")));
    m_phone->clock.advance(std::chrono::hours(1));
    m_phone->view.refreshTime();
    QVERIFY(m_phone->paints(QStringLiteral("1:15 PM")));
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
        card.refusal = {QStringLiteral("ANSWER_WRONG"), QStringLiteral("The number was wrong.")};
    }
    if (kind == 3)
        card.totpCode = QStringLiteral("492817");
    if (kind == 4)
        card.state = CardState::Approved;
    if (kind > 0)
        m_phone->view.setCard(card);
    QCoreApplication::processEvents();

    const auto [painted, read] = m_phone->readToTheEnd();
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
    m_phone->view.setCard(sampleCard());
    QTRY_VERIFY(m_phone->view.canApprove());
    QVERIFY(m_phone->button(QStringLiteral("Hold to show Account")));
    const auto allNamed = [this] {
        const auto controls = m_phone->view.findChildren<QWidget *>();
        return std::all_of(controls.begin(), controls.end(), [](QWidget *control) {
            return !control->isVisible() || control->focusPolicy() == Qt::NoFocus
                || !QAccessible::queryAccessibleInterface(control)->text(QAccessible::Name).isEmpty();
        });
    };
    QVERIFY(allNamed());
    m_phone->view.approve();
    QVERIFY(m_phone->button(QStringLiteral("Fingerprint sensor")));
    QVERIFY(allNamed());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    m_phone->view.deny();
    QVERIFY(allNamed());
    QVERIFY(m_phone->view.accessibleName().contains(QStringLiteral("Jane’s phone")));
}

void TestPhone::countsDown()
{
    m_phone->view.setCard(sampleCard());
    QVERIFY(m_phone->paints(QStringLiteral("2:41")));
    m_phone->clock.advance(std::chrono::seconds(100));
    m_phone->view.refreshTime();
    QVERIFY(m_phone->paints(QStringLiteral("1:01")));
    QVERIFY(accessibleTexts(m_phone->view).contains(QStringLiteral("1:01left")));
    m_phone->clock.advance(Milliseconds(60'001));
    m_phone->view.refreshTime();
    QVERIFY(m_phone->paints(QStringLiteral("0:01")));
}

void TestPhone::revealsWhileTheEyeIsHeld()
{
    m_phone->view.setCard(sampleCard());
    auto *eye = m_phone->button(QStringLiteral("Hold to show Account"));
    QVERIFY(eye);
    QVERIFY(m_phone->paints(QStringLiteral("DE89 •••• 3000")));
    QTest::mousePress(eye, Qt::LeftButton);
    QVERIFY(m_phone->paints(QStringLiteral("DE89 3704 3000")));
    QVERIFY(accessibleTexts(m_phone->view).contains(QStringLiteral("DE8937043000")));
    QTest::mouseRelease(eye, Qt::LeftButton);
    QVERIFY(m_phone->paints(QStringLiteral("DE89 •••• 3000")));
    QVERIFY(!m_phone->paints(QStringLiteral("3704")));
}

void TestPhone::revealsWhileSpaceIsHeld()
{
    m_phone->view.setCard(sampleCard());
    QTest::keyPress(&m_phone->view, Qt::Key_Space);
    QVERIFY(m_phone->paints(QStringLiteral("DE89 3704 3000")));
    QTest::keyRelease(&m_phone->view, Qt::Key_Space);
    QVERIFY(!m_phone->paints(QStringLiteral("3704")));
}

void TestPhone::hidesAgainWhenTheFocusLeaves()
{
    m_phone->view.setCard(sampleCard());
    QTest::keyPress(&m_phone->view, Qt::Key_Space);
    QVERIFY(m_phone->paints(QStringLiteral("DE89 3704 3000")));
    m_phone->button(QStringLiteral("Deny"))->setFocus();
    QVERIFY(!m_phone->paints(QStringLiteral("3704")));
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
    m_phone->view.setCard(card);
    card.state = state;
    card.attemptsLeft = attemptsLeft;
    m_phone->view.setCard(card);
    QVERIFY(m_phone->paints(word));
    QVERIFY(m_phone->paints(explanation));
    QVERIFY(m_phone->paints(QStringLiteral("Confirm the transfer")));
    QVERIFY(!m_phone->button(QStringLiteral("Approve")));
    m_phone->view.clearCard();
    QVERIFY(m_phone->paints(QStringLiteral("Nothing to approve")));
}

void TestPhone::mirrorsForRightToLeft()
{
    const auto left = [this](const char *name) {
        return m_phone->button(QString::fromLatin1(name))->mapTo(&m_phone->view, QPoint()).x();
    };
    console::PhoneCard card = sampleCard();
    m_phone->view.setCard(card);
    QCoreApplication::processEvents();
    QVERIFY(left("Deny") < left("Approve"));
    card.rightToLeft = true;
    m_phone->view.setCard(card);
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
    m_phone->view.setTextScale(scale);
    m_phone->view.setCard(sampleCard());
    const QString painted = m_phone->readToTheEnd().painted.join(QString());
    QVERIFY(m_phone->view.canApprove());
    for (const display::RenderedField &field : sampleCard().block.fields)
        QVERIFY2(painted.contains(bare(field.oneLine())), qPrintable(field.oneLine()));
}

void TestPhone::shrinksToItsPlace()
{
    m_phone->view.setCard(sampleCard());
    m_phone->view.setScale(2);
    for (const qreal factor : {0.75, 1.0, 1.6}) {
        m_phone->view.resize((QSizeF(m_phone->view.sizeHint()) * factor).toSize());
        QCoreApplication::processEvents();
        const auto *deny = m_phone->button(QStringLiteral("Deny"));
        QVERIFY(m_phone->view.rect().contains(QRect(deny->mapTo(&m_phone->view, QPoint()), deny->size())));
        QVERIFY(qAbs(deny->height() / (53 * factor) - 1) < 0.1);
    }
}

QTEST_MAIN(TestPhone)
#include "tst_phone.moc"
