#include "core/base/stepping_clock.h"
#include "painted_text.h"
#include "sample_card.h"
#include "ui/phone/phone_view.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace countersign;
using namespace countersign::ui;
using device::CardState;

/// A security alert on a phone: everything is shown, nothing is asked, one button puts it away.
class TestPhoneAlerts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_phone = new PhoneView(m_theme, m_clock);
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(m_phone);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_phone->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void showsEverything()
    {
        m_phone->setCard(alert());
        QTRY_VERIFY(m_phone->rowsSeen() > 0);
        const QString painted = paintedTexts(*m_phone).join(QString());
        for (const char *text :
             {"New sign-in", "From a new device.", "Confirm the transfer",
              "Check the details before approving", "sends you a security alert", "Got it"})
            QVERIFY2(painted.contains(bare(QLatin1String(text))), text);
    }

    void asksNothing()
    {
        QSignalSpy approved(m_phone, &PhoneView::approved);
        QSignalSpy denied(m_phone, &PhoneView::denied);
        m_phone->setCard(alert());
        for (const char *name : {"Approve", "Deny"})
            QVERIFY2(!visibleButton(QLatin1String(name)), name);
        QVERIFY(!m_phone->canApprove());
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_D, Qt::Key_1})
            QTest::keyClick(m_phone, key);
        QVERIFY(approved.isEmpty() && denied.isEmpty());
    }

    void tellsOnceThatItWasSeen()
    {
        QSignalSpy seen(m_phone, &PhoneView::seen);
        m_phone->setCard(alert());
        m_phone->setCard(alert());
        QCOMPARE(seen.count(), 1);
    }

    void isPutAway_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("mouse") << 0;
        QTest::newRow("G") << int{Qt::Key_G};
        QTest::newRow("Enter") << int{Qt::Key_Return};
    }

    void isPutAway()
    {
        QFETCH(const int, key);
        QSignalSpy dismissed(m_phone, &PhoneView::dismissed);
        m_phone->setCard(alert());
        if (key == 0)
            QTest::mouseClick(visibleButton(QStringLiteral("Got it")), Qt::LeftButton);
        else
            QTest::keyClick(m_phone, static_cast<Qt::Key>(key));
        QCOMPARE(dismissed.count(), 1);
        console::PhoneCard card = alert();
        card.state = CardState::Dismissed;
        m_phone->setCard(card);
        QVERIFY(paintedTexts(*m_phone).join(QString()).contains(QStringLiteral("Alertread")));
        QTest::keyClick(m_phone, Qt::Key_G);
        QCOMPARE(dismissed.count(), 1);
    }

    void aChallengeIsNotPutAway()
    {
        QSignalSpy dismissed(m_phone, &PhoneView::dismissed);
        m_phone->setCard(sampleCard());
        QVERIFY(!visibleButton(QStringLiteral("Got it")));
        QTest::keyClick(m_phone, Qt::Key_G);
        QVERIFY(dismissed.isEmpty());
    }

private:
    static console::PhoneCard alert()
    {
        console::PhoneCard card = sampleCard();
        card.kind = device::ItemKind::Alert;
        card.state = CardState::Notice;
        card.alertTitle = words("New sign-in");
        card.description = words("From a new device.");
        return card;
    }

    [[nodiscard]] QAbstractButton *visibleButton(const QString &text) const
    {
        for (auto *button : m_phone->findChildren<QAbstractButton *>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
    }

    Theme m_theme;
    SteppingClock m_clock{sampleNow};
    std::unique_ptr<QWidget> m_window;
    PhoneView *m_phone = nullptr;
};

QTEST_MAIN(TestPhoneAlerts)
#include "tst_phone_alerts.moc"
