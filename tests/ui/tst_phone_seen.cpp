#include "phone_on_screen.h"
#include "sample_card.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace countersign;
using namespace countersign::ui;

/// What it takes for a card to have been seen, without which it cannot be approved.
class TestPhoneSeen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void shortCardIsSeenAtOnce();
    void approveSleepsUntilEveryRowWasSeen_data();
    void approveSleepsUntilEveryRowWasSeen();
    void jumpingToTheEndLeavesRowsUnseen();
    void updatesKeepWhatWasSeen();
    void anotherCardStartsUnseen();
    void tellsOnceThatACardWasSeen();
    void isNotSeenWhileHidden();
    void sleepsWhenTimeIsUp();
    void tellsWhatWasPainted();
    void aDenialTellsWhatWasNotInView();

private:
    std::optional<PhoneOnScreen> m_phone;
};

void TestPhoneSeen::init()
{
    m_phone.emplace();
    QVERIFY(m_phone->show());
}

void TestPhoneSeen::cleanup()
{
    m_phone.reset();
}

void TestPhoneSeen::shortCardIsSeenAtOnce()
{
    const QSignalSpy rows(&m_phone->view, &PhoneView::rowsSeenChanged);
    m_phone->view.setCard(sampleCard());
    QTRY_VERIFY(m_phone->view.canApprove());
    QCOMPARE(m_phone->view.rowsSeen(), m_phone->view.rowCount());
    QVERIFY(rows.count() > 0);
    QVERIFY(m_phone->button(QStringLiteral("Approve"))->isEnabled());
    QVERIFY(!m_phone->button(QStringLiteral("More below  ↓")));
}

void TestPhoneSeen::approveSleepsUntilEveryRowWasSeen_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"page keys", "arrow keys", "wheel", "drag", "button"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

void TestPhoneSeen::approveSleepsUntilEveryRowWasSeen()
{
    QFETCH(QString, by);
    m_phone->view.setCard(sampleCard(domain::CustomType::LocalAuth, 12));
    QTRY_VERIFY(m_phone->view.rowsSeen() > 0);
    QVERIFY(m_phone->view.rowsSeen() < m_phone->view.rowCount());
    QVERIFY(!m_phone->button(QStringLiteral("Approve"))->isEnabled());
    QVERIFY(m_phone->button(QStringLiteral("Deny"))->isEnabled());
    m_phone->press(Qt::Key_A);
    QVERIFY(!m_phone->button(QStringLiteral("Fingerprint sensor")));

    QWidget *view = m_phone->view.findChild<QScrollArea *>()->viewport();
    const QPoint middle = view->rect().center();
    for (int i = 0; i < 200 && !m_phone->view.canApprove(); ++i) {
        if (by == QLatin1String("page keys")) {
            m_phone->press(Qt::Key_PageDown);
        } else if (by == QLatin1String("arrow keys")) {
            m_phone->press(Qt::Key_Down);
        } else if (by == QLatin1String("wheel")) {
            QWheelEvent wheel(middle, view->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(view, &wheel);
        } else if (by == QLatin1String("drag")) {
            QTest::mousePress(view, Qt::LeftButton, {}, middle);
            QTest::mouseMove(view, middle - QPoint(0, 100));
            QTest::mouseRelease(view, Qt::LeftButton, {}, middle - QPoint(0, 100));
        } else if (auto *more = m_phone->button(QStringLiteral("More below  ↓"))) {
            QTest::mouseClick(more, Qt::LeftButton);
        }
        QCoreApplication::processEvents();
    }
    QVERIFY(m_phone->view.canApprove());
    QVERIFY(m_phone->button(QStringLiteral("Approve"))->isEnabled());
}

void TestPhoneSeen::jumpingToTheEndLeavesRowsUnseen()
{
    m_phone->view.setCard(sampleCard(domain::CustomType::LocalAuth, 30));
    QTRY_VERIFY(m_phone->view.rowsSeen() > 0);
    const int before = m_phone->view.rowsSeen();
    m_phone->press(Qt::Key_End);
    QTRY_VERIFY(m_phone->view.rowsSeen() > before);
    QVERIFY(!m_phone->view.canApprove());
    auto *more = m_phone->button(QStringLiteral("Not seen yet above  ↑"));
    QVERIFY(more);
    for (int i = 0; i < 20 && !m_phone->view.canApprove(); ++i) {
        QTest::mouseClick(more, Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    QVERIFY(m_phone->view.canApprove());
}

void TestPhoneSeen::updatesKeepWhatWasSeen()
{
    console::PhoneCard card = sampleCard(domain::CustomType::Totp, 12);
    m_phone->view.setCard(card);
    auto *bar = m_phone->view.findChild<QScrollArea *>()->verticalScrollBar();
    m_phone->readToTheEnd();
    QVERIFY(m_phone->view.canApprove());
    const int place = bar->value();
    QVERIFY(place > 0);
    card.totpCode = QStringLiteral("111222");
    card.refusal = {QStringLiteral("ANSWER_WRONG"), QStringLiteral("The code was wrong.")};
    m_phone->view.setCard(card);
    QVERIFY(m_phone->view.canApprove());
    QCOMPARE(bar->value(), place);
    QVERIFY(m_phone->paints(QStringLiteral("111 222")));
    QVERIFY(m_phone->paints(QStringLiteral("The code was wrong.")));
    QVERIFY(m_phone->paints(QStringLiteral("Attempts left: 3")));
}

void TestPhoneSeen::anotherCardStartsUnseen()
{
    m_phone->view.setCard(sampleCard());
    QTRY_VERIFY(m_phone->view.canApprove());
    console::PhoneCard other = sampleCard(domain::CustomType::LocalAuth, 12);
    other.key.instructionId = QStringLiteral("ins_2");
    m_phone->view.setCard(other);
    QVERIFY(!m_phone->view.canApprove());
    QTRY_VERIFY(m_phone->view.rowsSeen() > 0);
    QVERIFY(!m_phone->view.canApprove());
}

void TestPhoneSeen::tellsOnceThatACardWasSeen()
{
    const QSignalSpy seen(&m_phone->view, &PhoneView::seen);
    console::PhoneCard card = sampleCard();
    m_phone->view.setCard(card);
    m_phone->view.setCard(card);
    QCOMPARE(seen.count(), 1);
    card.key.instructionId = QStringLiteral("ins_2");
    m_phone->view.setCard(card);
    QCOMPARE(seen.count(), 2);
}

void TestPhoneSeen::isNotSeenWhileHidden()
{
    const QSignalSpy seen(&m_phone->view, &PhoneView::seen);
    m_phone->view.hide();
    m_phone->view.setCard(sampleCard());
    QCoreApplication::processEvents();
    QCOMPARE(seen.count(), 0);
    QVERIFY(!m_phone->view.canApprove());
    m_phone->view.show();
    QCOMPARE(seen.count(), 1);
    QTRY_VERIFY(m_phone->view.canApprove());
}

void TestPhoneSeen::sleepsWhenTimeIsUp()
{
    m_phone->view.setCard(sampleCard());
    QTRY_VERIFY(m_phone->view.canApprove());
    m_phone->clock.advance(std::chrono::seconds(161));
    m_phone->view.refreshTime();
    QVERIFY(m_phone->paints(QStringLiteral("0:00")));
    QVERIFY(!m_phone->view.canApprove());
}

void TestPhoneSeen::tellsWhatWasPainted()
{
    const QSignalSpy approved(&m_phone->view, &PhoneView::approved);
    const console::PhoneCard card = sampleCard(domain::CustomType::Totp);
    m_phone->view.setCard(card);
    QTRY_VERIFY(m_phone->view.canApprove());
    // All of it, with the mask lifted for a while.
    m_phone->press(Qt::Key_Space);
    m_phone->view.releaseReveal();
    QTRY_VERIFY(m_phone->view.painted().rows.front().painted.inView > Milliseconds(20));
    m_phone->press(Qt::Key_A);
    QCOMPARE(approved.size(), 1);
    const auto answer = approved.first().first().value<device::Answer>();
    QVERIFY(answer.painted);
    QCOMPARE(answer.painted->heading.front().text, card.block.title.plain());
    QCOMPARE(answer.painted->rows.size(), card.block.fields.size());
    for (std::size_t i = 0; i < card.block.fields.size(); ++i) {
        const device::PaintedCard::Row &row = answer.painted->rows[i];
        const display::RenderedField &field = card.block.fields[i];
        QCOMPARE(row.key, field.key);
        QVERIFY2(row.painted.text.startsWith(field.text.plain()), qPrintable(row.painted.text));
        QVERIFY(row.painted.seen);
        QVERIFY(row.painted.inView > Milliseconds(20));
        QCOMPARE(row.revealed, field.masked);
    }
}

void TestPhoneSeen::aDenialTellsWhatWasNotInView()
{
    const QSignalSpy denied(&m_phone->view, &PhoneView::denied);
    m_phone->view.setCard(sampleCard(domain::CustomType::LocalAuth, 30));
    QTRY_VERIFY(m_phone->view.rowsSeen() > 0);
    m_phone->press(Qt::Key_D);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(denied.size(), 1);
    const auto painted = denied.first().last().value<device::PaintedCard>();
    QVERIFY(painted.rows.front().painted.seen);
    QVERIFY(!painted.rows.back().painted.seen);
    QCOMPARE(painted.rows.back().painted.inView, Milliseconds(0));
}

QTEST_MAIN(TestPhoneSeen)
#include "tst_phone_seen.moc"
