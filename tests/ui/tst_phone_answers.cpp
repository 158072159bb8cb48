#include "core/base/stepping_clock.h"
#include "painted_text.h"
#include "sample_card.h"
#include "ui/phone/phone_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace countersign;
using namespace countersign::ui;
using device::Answer;
using domain::CustomType;

Q_DECLARE_METATYPE(countersign::device::Answer)

/// How a person answers on a phone, with the mouse and with the keyboard.
class TestPhoneAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void approvesByMouse();
    void approvesByKeyboard_data();
    void approvesByKeyboard();
    void approvesByPin_data();
    void approvesByPin();
    void escapeLeavesTheSheet();
    void sendsOneAnswerOnly();
    void aRefusalAllowsAnother();
    void sendsTheCodeItShows();
    void picksANumberByKey_data();
    void picksANumberByKey();
    void picksANumberByMouse();
    void deniesWithWords();
    void deniesWithAQuickReason();
    void deniesWithoutAReason();
    void deniesUnread();
    void sheetClosesWhenTheCardIsAnsweredElsewhere();
    void phoneKeysComeBeforeShortcuts();
    void focusNeverFallsOnDeny();
    void answersNothingWithoutACard();

private:
    [[nodiscard]] QAbstractButton *button(const QString &name) const;
    void click(const QString &name);
    void showReady(const console::PhoneCard &card);
    void type(Qt::Key key);
    [[nodiscard]] Answer answer() const;

    Theme m_theme;
    SteppingClock m_clock{sampleNow};
    std::unique_ptr<QWidget> m_window;
    PhoneView *m_phone = nullptr;
    std::unique_ptr<QSignalSpy> m_approved;
    std::unique_ptr<QSignalSpy> m_denied;
};

void TestPhoneAnswers::init()
{
    m_window = std::make_unique<QWidget>();
    m_phone = new PhoneView(m_theme, m_clock);
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_phone);
    m_approved = std::make_unique<QSignalSpy>(m_phone, &PhoneView::approved);
    m_denied = std::make_unique<QSignalSpy>(m_phone, &PhoneView::denied);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_phone->setFocus();
}

void TestPhoneAnswers::cleanup()
{
    m_approved.reset();
    m_denied.reset();
    m_window.reset();
}

QAbstractButton *TestPhoneAnswers::button(const QString &name) const
{
    // The last one lies on top: a sheet has a Deny of its own.
    QAbstractButton *found = nullptr;
    for (auto *candidate : m_phone->findChildren<QAbstractButton *>())
        if (candidate->isVisible() && (candidate->text() == name || candidate->accessibleName() == name))
            found = candidate;
    return found;
}

void TestPhoneAnswers::click(const QString &name)
{
    auto *target = button(name);
    QVERIFY2(target, qPrintable(name));
    QTest::mouseClick(target, Qt::LeftButton);
}

/// Reads the card to its end.
void TestPhoneAnswers::showReady(const console::PhoneCard &card)
{
    m_phone->setCard(card);
    QTRY_VERIFY(m_phone->rowsSeen() > 0);
    for (int i = 0; i < 20 && !m_phone->canApprove(); ++i) {
        type(Qt::Key_PageDown);
        QCoreApplication::processEvents();
    }
    QVERIFY(m_phone->canApprove());
}

/// As the keyboard does: to whatever has the focus.
void TestPhoneAnswers::type(Qt::Key key)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), key);
}

Answer TestPhoneAnswers::answer() const
{
    return m_approved->isEmpty() ? Answer{} : m_approved->last().first().value<Answer>();
}

void TestPhoneAnswers::approvesByMouse()
{
    showReady(sampleCard());
    click(QStringLiteral("Approve"));
    QCOMPARE(m_approved->count(), 0);
    click(QStringLiteral("Fingerprint sensor"));
    QCOMPARE(m_approved->count(), 1);
    QCOMPARE(answer().decision, device::Decision::Approve);
    QCOMPARE(answer().localAuth, std::optional(true));
    QVERIFY(!answer().number && !answer().totpCode);
    QVERIFY(!button(QStringLiteral("Fingerprint sensor")));
}

void TestPhoneAnswers::approvesByKeyboard_data()
{
    QTest::addColumn<Qt::Key>("first");
    QTest::addColumn<Qt::Key>("second");
    QTest::newRow("A, Enter") << Qt::Key_A << Qt::Key_Return;
    QTest::newRow("A, Space") << Qt::Key_A << Qt::Key_Space;
    QTest::newRow("Enter, Enter") << Qt::Key_Return << Qt::Key_Enter;
}

void TestPhoneAnswers::approvesByKeyboard()
{
    QFETCH(Qt::Key, first);
    QFETCH(Qt::Key, second);
    showReady(sampleCard());
    type(first);
    type(second);
    QCOMPARE(m_approved->count(), 1);
    QCOMPARE(answer().localAuth, std::optional(true));
    QVERIFY(m_phone->hasFocus());
}

void TestPhoneAnswers::approvesByPin_data()
{
    QTest::addColumn<bool>("byMouse");
    QTest::newRow("keyboard") << false;
    QTest::newRow("mouse") << true;
}

void TestPhoneAnswers::approvesByPin()
{
    QFETCH(bool, byMouse);
    showReady(sampleCard());
    type(Qt::Key_A);
    click(QStringLiteral("Use the PIN instead"));
    for (const int digit : {4, 7, 1}) {
        if (byMouse)
            click(QString::number(digit));
        else
            type(static_cast<Qt::Key>(Qt::Key_0 + digit));
    }
    QCOMPARE(m_approved->count(), 0);
    if (byMouse)
        click(QStringLiteral("0"));
    else
        type(Qt::Key_0);
    QCOMPARE(m_approved->count(), 1);
    QCOMPARE(answer().localAuth, std::optional(true));
}

void TestPhoneAnswers::escapeLeavesTheSheet()
{
    showReady(sampleCard());
    type(Qt::Key_A);
    QVERIFY(button(QStringLiteral("Fingerprint sensor")));
    type(Qt::Key_Escape);
    QVERIFY(!button(QStringLiteral("Fingerprint sensor")));
    QCOMPARE(m_approved->count(), 0);
    QVERIFY(m_phone->hasFocus());
    QVERIFY(m_phone->canApprove());
}

void TestPhoneAnswers::sendsOneAnswerOnly()
{
    showReady(sampleCard(CustomType::Totp));
    type(Qt::Key_A);
    type(Qt::Key_A);
    m_phone->deny();
    QCOMPARE(m_approved->count(), 1);
    QVERIFY(!button(QStringLiteral("Approve"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Deny"))->isEnabled());
    QVERIFY(paintedTexts(*m_phone).join(QString()).contains(QStringLiteral("Sendingtheanswer")));
}

void TestPhoneAnswers::aRefusalAllowsAnother()
{
    console::PhoneCard card = sampleCard(CustomType::Totp);
    showReady(card);
    type(Qt::Key_A);
    card.refusal = {QStringLiteral("ANSWER_WRONG"), QStringLiteral("The code was wrong.")};
    card.attemptsLeft = 2;
    m_phone->setCard(card);
    QVERIFY(m_phone->canApprove());
    type(Qt::Key_A);
    QCOMPARE(m_approved->count(), 2);
}

void TestPhoneAnswers::sendsTheCodeItShows()
{
    console::PhoneCard card = sampleCard(CustomType::Totp);
    card.totpCode = QStringLiteral("492817");
    showReady(card);
    QVERIFY(paintedTexts(*m_phone).join(QString()).contains(card.totpCode));
    click(QStringLiteral("Approve"));
    QCOMPARE(answer().totpCode, std::optional(card.totpCode));
}

void TestPhoneAnswers::picksANumberByKey_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("number");
    QTest::newRow("first") << Qt::Key_1 << 12;
    QTest::newRow("third") << Qt::Key_3 << -7;
    QTest::newRow("beyond") << Qt::Key_4 << 0;
    QTest::newRow("no plain approval") << Qt::Key_A << 0;
}

void TestPhoneAnswers::picksANumberByKey()
{
    QFETCH(Qt::Key, key);
    QFETCH(int, number);
    console::PhoneCard card = sampleCard(CustomType::GoldenNumber);
    card.numbers = {12, 2'147'483'647, -7};
    showReady(card);
    QVERIFY(!button(QStringLiteral("Approve")));
    type(key);
    QCOMPARE(m_approved->count(), number == 0 ? 0 : 1);
    if (number != 0)
        QCOMPARE(answer().number, std::optional(number));
}

void TestPhoneAnswers::picksANumberByMouse()
{
    console::PhoneCard card = sampleCard(CustomType::GoldenNumber);
    card.numbers = {12, 42, 77, 90, 7};
    showReady(card);
    click(QStringLiteral("Number 42"));
    QCOMPARE(m_approved->count(), 1);
    QCOMPARE(answer().number, std::optional(42));
}

void TestPhoneAnswers::deniesWithWords()
{
    showReady(sampleCard());
    type(Qt::Key_D);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" a bad deal, 1 of 2 "));
    QCOMPARE(m_denied->count(), 0);
    type(Qt::Key_Return);
    QCOMPARE(m_denied->count(), 1);
    QCOMPARE(m_denied->last().first().toString(), QStringLiteral("a bad deal, 1 of 2"));
    QCOMPARE(m_approved->count(), 0);
}

void TestPhoneAnswers::deniesWithAQuickReason()
{
    showReady(sampleCard());
    click(QStringLiteral("Deny"));
    click(QStringLiteral("I did not ask for this"));
    QCOMPARE(m_phone->findChild<QLineEdit *>()->text(), QStringLiteral("I did not ask for this"));
    click(QStringLiteral("Deny"));
    QCOMPARE(m_denied->count(), 1);
    QCOMPARE(m_denied->last().first().toString(), QStringLiteral("I did not ask for this"));
}

void TestPhoneAnswers::deniesWithoutAReason()
{
    showReady(sampleCard());
    m_phone->deny();
    type(Qt::Key_Return);
    QCOMPARE(m_denied->count(), 1);
    QCOMPARE(m_denied->last().first().toString(), QString());
}

void TestPhoneAnswers::deniesUnread()
{
    m_phone->setCard(sampleCard(CustomType::LocalAuth, 20));
    QTRY_VERIFY(m_phone->rowsSeen() > 0);
    QVERIFY(!m_phone->canApprove());
    type(Qt::Key_D);
    type(Qt::Key_Return);
    QCOMPARE(m_denied->count(), 1);
}

void TestPhoneAnswers::sheetClosesWhenTheCardIsAnsweredElsewhere()
{
    console::PhoneCard card = sampleCard();
    showReady(card);
    type(Qt::Key_A);
    m_phone->setCard(card);
    QVERIFY(button(QStringLiteral("Fingerprint sensor")));
    card.state = device::CardState::AnsweredElsewhere;
    m_phone->setCard(card);
    QVERIFY(!button(QStringLiteral("Fingerprint sensor")));
    QVERIFY(m_phone->hasFocus());
}

void TestPhoneAnswers::phoneKeysComeBeforeShortcuts()
{
    QAction greedy;
    greedy.setShortcuts({QKeySequence(Qt::Key_A), QKeySequence(Qt::Key_Space), QKeySequence(Qt::Key_4)});
    m_window->addAction(&greedy);
    const QSignalSpy stolen(&greedy, &QAction::triggered);
    showReady(sampleCard());
    type(Qt::Key_A);
    type(Qt::Key_Space);
    QCOMPARE(stolen.count(), 0);
    QCOMPARE(m_approved->count(), 1);
    m_phone->clearCard();
    type(Qt::Key_A);
    QCOMPARE(stolen.count(), 1);
}

void TestPhoneAnswers::focusNeverFallsOnDeny()
{
    showReady(sampleCard(CustomType::Totp));
    button(QStringLiteral("Approve"))->setFocus();
    type(Qt::Key_Return);
    QCOMPARE(m_approved->count(), 1);
    QVERIFY(m_phone->hasFocus());
}

void TestPhoneAnswers::answersNothingWithoutACard()
{
    m_phone->approve();
    m_phone->deny();
    m_phone->chooseNumber(0);
    m_phone->holdReveal();
    m_phone->releaseReveal();
    QVERIFY(!button(QStringLiteral("Fingerprint sensor")));
    QCOMPARE(m_approved->count() + m_denied->count(), 0);
    QCOMPARE(m_phone->rowCount(), 0);
}

QTEST_MAIN(TestPhoneAnswers)
#include "tst_phone_answers.moc"
