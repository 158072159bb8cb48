#include "demo_session.h"
#include "ui/phone/phone_view.h"
#include "ui/tables/cell_table.h"
#include "ui/tables/new_robot_form.h"
#include "ui/tables/robot_secret_card.h"
#include "ui/tables/robots_page.h"
#include "ui/widgets/remove_button.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QtTest>

using namespace countersign;
using namespace countersign::app;
using test::patienceMs;

namespace {

/// The visible button of those words below a widget.
QAbstractButton *button(const QWidget &below, const QString &words)
{
    for (QAbstractButton *each : below.findChildren<QAbstractButton *>()) {
        if (each->isVisible() && (each->text() == words || each->accessibleName() == words))
            return each;
    }
    return nullptr;
}

} // namespace

/// The window with the real relay, the real demo backend and real clicks and keys.
class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init()
    {
        m_session = test::openDemo();
        QVERIFY(m_session);
        m_phone = m_session->window().findChild<ui::PhoneView *>();
        QVERIFY(m_phone);
    }

    void cleanup() { m_session.reset(); }

    void approvesByMouse()
    {
        QSignalSpy finished(m_session.get(), &Session::scenarioFinished);
        arrive(demo::Mutation::Transfer);
        QTRY_VERIFY_WITH_TIMEOUT(m_phone->canApprove(), patienceMs);
        QTest::mouseClick(button(*m_phone, QStringLiteral("Approve")), Qt::LeftButton);
        QTRY_VERIFY(button(*m_phone, QStringLiteral("Fingerprint sensor")));
        QTest::mouseClick(button(*m_phone, QStringLiteral("Fingerprint sensor")), Qt::LeftButton);
        followsTo(domain::ChallengeState::Approved, finished, 200);
        tellsWhatWasPainted();
    }

    void approvesByKeyboard()
    {
        QSignalSpy finished(m_session.get(), &Session::scenarioFinished);
        arrive(demo::Mutation::Transfer);
        QTRY_VERIFY_WITH_TIMEOUT(m_phone->canApprove(), patienceMs);
        m_phone->setFocus();
        QTest::keyClick(m_phone, Qt::Key_A);
        QTRY_VERIFY(button(*m_phone, QStringLiteral("Fingerprint sensor")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        followsTo(domain::ChallengeState::Approved, finished, 200);
    }

    void registersARobot()
    {
        ui::MainWindow &window = m_session->window();
        window.showPage(ui::Page::Robots);
        auto *form = window.findChild<ui::NewRobotForm *>();
        form->open();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(form->problem().startsWith(QStringLiteral("name ")), patienceMs);

        QTest::keyClicks(form->findChild<QLineEdit *>(), QStringLiteral("Nightly"));
        QTest::keyClick(form->findChild<QLineEdit *>(), Qt::Key_Return);
        auto *card = window.findChild<ui::RobotSecretCard *>();
        QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), patienceMs);
        console::RobotModel &robots = m_session->console().robots();
        QTRY_COMPARE_WITH_TIMEOUT(robots.rowCount(), 1, patienceMs);
        QCOMPARE(robots.row(0).name.plain(), QStringLiteral("Nightly"));

        window.findChild<ui::RobotsPage *>()->table().selectKey(robots.row(0).id);
        auto *remove = window.findChild<ui::RobotsPage *>()->findChild<ui::RemoveButton *>();
        remove->click();
        remove->click();
        QTRY_COMPARE_WITH_TIMEOUT(robots.rowCount(), 0, patienceMs);
    }

    void deniesWithAReason()
    {
        QSignalSpy finished(m_session.get(), &Session::scenarioFinished);
        arrive(demo::Mutation::Transfer);
        QTest::mouseClick(button(*m_phone, QStringLiteral("Deny")), Qt::LeftButton);
        QTRY_VERIFY(button(*m_phone, QStringLiteral("The details are wrong")));
        QTest::mouseClick(button(*m_phone, QStringLiteral("The details are wrong")), Qt::LeftButton);
        QTest::keyClick(m_phone->findChild<QLineEdit *>(), Qt::Key_Return);
        followsTo(domain::ChallengeState::Rejected, finished, 403);
        QCOMPARE(m_session->console().replica().state().challenges().back().decision->reason,
                 QStringLiteral("The details are wrong"));
    }

    void picksTheNumberByKey()
    {
        QSignalSpy finished(m_session.get(), &Session::scenarioFinished);
        arrive(demo::Mutation::Login);
        const domain::ChallengeRequest asked =
            m_session->console().replica().state().challenges().back().details();
        const qsizetype place = m_phone->card()->numbers.indexOf(*asked.correctNumber);
        QTRY_VERIFY_WITH_TIMEOUT(m_phone->canApprove(), patienceMs);
        m_phone->setFocus();
        QTest::keyClick(m_phone, static_cast<Qt::Key>(Qt::Key_1 + place));
        followsTo(domain::ChallengeState::Approved, finished, 200);
    }

    void codeIsSentByOneKey()
    {
        QSignalSpy finished(m_session.get(), &Session::scenarioFinished);
        arrive(demo::Mutation::CardLimit);
        QTRY_VERIFY_WITH_TIMEOUT(m_phone->canApprove(), patienceMs);
        m_phone->setFocus();
        QTest::keyClick(m_phone, Qt::Key_A);
        followsTo(domain::ChallengeState::Approved, finished, 200);
    }

private:
    /// Plays a scenario and waits until its challenge is on the phone.
    void arrive(demo::Mutation mutation)
    {
        m_session->play(mutation);
        QTRY_VERIFY_WITH_TIMEOUT(m_phone->card() && m_phone->card()->state == device::CardState::Waiting,
                                 patienceMs);
        QTRY_COMPARE(m_session->console().challenges().rowCount(), 1);
    }

    /// The journal, the list, the callback and the bank all follow.
    void followsTo(domain::ChallengeState state, QSignalSpy &finished, int status)
    {
        const domain::RelayState &replica = m_session->console().replica().state();
        QTRY_COMPARE_WITH_TIMEOUT(replica.challenges().back().state, state, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(replica.callbacks().size(), 1U, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(replica.callbacks().back().state, domain::CallbackState::Delivered,
                                  patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patienceMs);
        QCOMPARE(finished.first().first().toInt(), status);
        const auto shown =
            m_session->console().challenges().index(0).data(console::ChallengeListModel::StateRole);
        QCOMPARE(shown.value<domain::ChallengeState>(), state);
    }

    /// The journal keeps what stood on the screen, and its digest is the one that the device signed.
    void tellsWhatWasPainted()
    {
        const domain::RelayState &replica = m_session->console().replica().state();
        const domain::Challenge &challenge = replica.challenges().back();
        const auto kept = replica.paintings().ofChallenge(challenge.tenantId, challenge.instructionId);
        QCOMPARE(kept.size(), 1U);
        QCOMPARE(kept.front()->deviceId, challenge.decision->deviceId);
        const domain::PaintedDisplay painted = kept.front()->display();
        QCOMPARE(display::displayDigest(painted.block()), challenge.decision->displayDigest);
        const std::vector<display::RenderedField> &card = m_phone->card()->block.fields;
        QCOMPARE(painted.rows.size(), card.size());
        for (std::size_t i = 0; i < card.size(); ++i) {
            QVERIFY(painted.rows[i].painted.text.startsWith(card[i].text.plain()));
            QVERIFY(painted.rows[i].painted.seen);
        }
    }

    std::unique_ptr<Session> m_session;
    ui::PhoneView *m_phone = nullptr;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
