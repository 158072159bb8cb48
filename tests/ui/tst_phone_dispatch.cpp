#include "phone_on_screen.h"
#include "sample_card.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using namespace countersign::ui;
using domain::ChallengeState;

Q_DECLARE_METATYPE(countersign::device::CardState)
Q_DECLARE_METATYPE(countersign::device::DataToFetch::State)
Q_DECLARE_METATYPE(countersign::domain::ChallengeState)

namespace {

using FetchState = device::DataToFetch::State;

console::PhoneCard dispatchCard()
{
    console::PhoneCard card = sampleCard();
    card.kind = device::ItemKind::Dispatch;
    card.progress = device::DispatchProgress{ChallengeState::Pending, {2, 1, 0}, 3, {}};
    return card;
}

console::PhoneCard cardWithout(FetchState state)
{
    console::PhoneCard card = dispatchCard();
    card.block.fields.clear();
    card.revealed.fields.clear();
    card.data = state;
    if (state == FetchState::Failed)
        card.dataProblem = {QStringLiteral("DATA_FETCH_FAILED"),
                            QStringLiteral("The data cannot be fetched: it answered with HTTP status 503.")};
    return card;
}

} // namespace

/// A card that several people are asked, and one whose fields must be fetched.
class TestPhoneDispatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_phone.emplace();
        QVERIFY(m_phone->show());
    }
    void cleanup() { m_phone.reset(); }

    void saysHowManyAreAsked()
    {
        m_phone->view.setCard(dispatchCard());
        QTRY_VERIFY(m_phone->view.canApprove());
        QVERIFY(m_phone->paints(QStringLiteral("asks 3 people · 1 of 2 approved")));
        console::PhoneCard card = dispatchCard();
        card.progress->validators = 1;
        m_phone->view.setCard(card);
        QVERIFY(m_phone->paints(QStringLiteral("asks you to approve")));
    }

    void approveSleepsWhileThereIsNothingToRead_data()
    {
        QTest::addColumn<FetchState>("state");
        QTest::addColumn<QString>("says");
        QTest::newRow("unopened") << FetchState::Unopened << QStringLiteral("Fetching what it is about…");
        QTest::newRow("fetching") << FetchState::Fetching << QStringLiteral("Fetching what it is about…");
        QTest::newRow("failed") << FetchState::Failed << QStringLiteral("HTTP status 503");
    }
    void approveSleepsWhileThereIsNothingToRead()
    {
        QFETCH(const FetchState, state);
        QFETCH(const QString, says);
        m_phone->view.setCard(cardWithout(state));
        QTRY_VERIFY(m_phone->view.rowsSeen() > 0);
        QVERIFY(!m_phone->view.canApprove());
        QVERIFY(!m_phone->button(QStringLiteral("Approve"))->isEnabled());
        QVERIFY(m_phone->button(QStringLiteral("Deny"))->isEnabled());
        QVERIFY(m_phone->paints(says));
        QCOMPARE(m_phone->button(QStringLiteral("Fetch again")) != nullptr, state == FetchState::Failed);
        const QSignalSpy approved(&m_phone->view, &PhoneView::approved);
        m_phone->view.approve();
        QCOMPARE(approved.count(), 0);
    }

    void whatWasFetchedHasToBeReadAnew()
    {
        m_phone->view.setCard(cardWithout(FetchState::Fetching));
        QTRY_VERIFY(m_phone->view.rowsSeen() > 0);
        m_phone->view.setCard(dispatchCard());
        QTRY_VERIFY(m_phone->view.canApprove());
        QVERIFY(m_phone->view.rowCount() > 1);
    }

    void fetchesAgainWhenAsked()
    {
        m_phone->view.setCard(cardWithout(FetchState::Failed));
        const QSignalSpy retried(&m_phone->view, &PhoneView::retried);
        QTest::mouseClick(m_phone->button(QStringLiteral("Fetch again")), Qt::LeftButton);
        QCOMPARE(retried.count(), 1);
        m_phone->view.setFocus();
        QTest::keyClick(&m_phone->view, Qt::Key_F);
        QCOMPARE(retried.count(), 2);
        m_phone->view.setCard(dispatchCard());
        QTest::keyClick(&m_phone->view, Qt::Key_F);
        QCOMPARE(retried.count(), 2);
    }

    void tellsWhatCameOfIt_data()
    {
        QTest::addColumn<device::CardState>("card");
        QTest::addColumn<ChallengeState>("state");
        QTest::addColumn<QString>("says");
        QTest::newRow("waiting for others") << device::CardState::Approved << ChallengeState::Pending
                                            << QStringLiteral("1 of 2 approved, waiting for the others");
        QTest::newRow("approved") << device::CardState::Approved << ChallengeState::Approved
                                  << QStringLiteral("Everybody who was needed has approved");
        QTest::newRow("denied by others") << device::CardState::Approved << ChallengeState::Rejected
                                          << QStringLiteral("Others have denied it");
        QTest::newRow("too few") << device::CardState::Approved << ChallengeState::Expired
                                 << QStringLiteral("Too few approved in time");
        QTest::newRow("not needed") << device::CardState::AnsweredElsewhere << ChallengeState::Approved
                                    << QStringLiteral("Your answer is not needed any more");
    }
    void tellsWhatCameOfIt()
    {
        QFETCH(const device::CardState, card);
        QFETCH(const ChallengeState, state);
        QFETCH(const QString, says);
        console::PhoneCard shown = dispatchCard();
        shown.state = card;
        shown.progress->state = state;
        m_phone->view.setCard(shown);
        QVERIFY(m_phone->paints(says));
    }

private:
    std::optional<PhoneOnScreen> m_phone;
};

QTEST_MAIN(TestPhoneDispatch)
#include "tst_phone_dispatch.moc"
