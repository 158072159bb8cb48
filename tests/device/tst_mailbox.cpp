#include "core/device/mailbox.h"

#include <QTest>

using namespace countersign;
using namespace countersign::device;
using namespace std::chrono_literals;
using domain::ChallengeState;

namespace {

constexpr Instant start = fromUnixMs(1'782'036'930'000);
const ChallengeKey key{QStringLiteral("tnt_1"), QStringLiteral("ins-1")};
const QString thisDevice = QStringLiteral("dev_1");

ChallengeKey numbered(int number)
{
    return {QStringLiteral("tnt_1"), QString::number(number)};
}

InboxItem waiting(const ChallengeKey &itemKey = key, Instant expiresAt = start + 180s)
{
    InboxItem item;
    item.key = itemKey;
    item.pairingId = QStringLiteral("pai_1");
    item.receivedAt = start;
    item.expiresAt = expiresAt;
    return item;
}

InboxItem dispatched(const char *pairingId)
{
    InboxItem item = waiting();
    item.kind = ItemKind::Dispatch;
    item.pairingId = QString::fromLatin1(pairingId);
    item.progress = DispatchProgress{};
    return item;
}

/// A mailbox whose one item is in that state.
Mailbox holding(CardState state)
{
    Mailbox mailbox;
    InboxItem item = waiting();
    item.state = state;
    mailbox.add(item);
    return mailbox;
}

ClosedPush closed(ChallengeState state, const char *relayDeviceId)
{
    return {key, QStringLiteral("pai_1"), state, QLatin1String(relayDeviceId)};
}

/// What the relay or the transport objected to an answer; nothing when it was taken.
using Refusal = std::optional<Error>;

Refusal refusal(const char *code, const QJsonObject &details = {})
{
    return Error{QLatin1String(code), QStringLiteral("Refused."), details};
}

Result<void> outcomeOf(const Refusal &refusal)
{
    return refusal ? Result<void>(Failure(*refusal)) : Result<void>();
}

InboxItem anAlert()
{
    InboxItem item = waiting(key, {});
    item.kind = ItemKind::Alert;
    item.state = CardState::Notice;
    return item;
}

constexpr std::array closedStates{CardState::Approved, CardState::Rejected, CardState::Expired,
                                  CardState::AnsweredElsewhere};

} // namespace

class MailboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfArrival()
    {
        Mailbox mailbox;
        for (const int number : {3, 1, 2})
            QVERIFY(mailbox.add(waiting(numbered(number))));
        QVERIFY(!mailbox.add(waiting(numbered(1))));
        QCOMPARE(mailbox.items().size(), 3U);
        QCOMPARE(mailbox.items()[0].key, numbered(3));
        QCOMPARE(mailbox.items()[2].key, numbered(2));
    }

    void tenantsMayUseOneInstructionId()
    {
        Mailbox mailbox;
        const ChallengeKey other{QStringLiteral("tnt_2"), key.instructionId};
        QVERIFY(mailbox.add(waiting()));
        QVERIFY(mailbox.add(waiting(other)));
        mailbox.startAnswer(other, QStringLiteral("pai_1"));
        QCOMPARE(mailbox.find(key)->state, CardState::Waiting);
        QCOMPARE(mailbox.find(other)->state, CardState::Answering);
        QVERIFY(!mailbox.find({QStringLiteral("tnt_3"), key.instructionId}));
    }

    void whatArrivesTooLateIsExpired()
    {
        Mailbox mailbox;
        QVERIFY(mailbox.add(waiting(key, start)));
        QCOMPARE(mailbox.find(key)->state, CardState::Expired);
    }

    void seenOnceAndOnlyWhileOpen()
    {
        Mailbox mailbox = holding(CardState::Waiting);
        QVERIFY(mailbox.see(key));
        QVERIFY(mailbox.find(key)->seen);
        QVERIFY(!mailbox.see(key));
        QVERIFY(!mailbox.see(numbered(1)));
        for (const CardState state : closedStates)
            QVERIFY(!holding(state).see(key));
    }

    void answerable_data()
    {
        QTest::addColumn<CardState>("state");
        QTest::addColumn<Instant>("now");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *tag, CardState state, Instant now, const char *code) {
            QTest::newRow(tag) << state << now << QString::fromLatin1(code);
        };
        row("waiting", CardState::Waiting, start, "");
        row("at the last moment", CardState::Waiting, start + 180s - 1ms, "");
        row("too late, not closed yet", CardState::Waiting, start + 180s, "CHALLENGE_EXPIRED");
        row("answering", CardState::Answering, start, "ANSWER_UNDER_WAY");
        row("approved", CardState::Approved, start, "CHALLENGE_ANSWERED");
        row("rejected", CardState::Rejected, start, "CHALLENGE_ANSWERED");
        row("elsewhere", CardState::AnsweredElsewhere, start, "CHALLENGE_ANSWERED");
        row("expired", CardState::Expired, start, "CHALLENGE_EXPIRED");
    }

    void answerable()
    {
        QFETCH(const CardState, state);
        QFETCH(const Instant, now);
        const Result<InboxItem> item = holding(state).answerable(key, now);
        QTEST(item ? QString() : item.error().code, "code");
        QCOMPARE(Mailbox().answerable(key, now).error().code, QStringLiteral("CHALLENGE_NOT_FOUND"));
    }

    void finishesAnswers_data()
    {
        QTest::addColumn<Decision>("decision");
        QTest::addColumn<Refusal>("refused");
        QTest::addColumn<Instant>("now");
        QTest::addColumn<CardState>("state");
        QTest::addColumn<int>("attemptsLeft");
        const auto row = [](const char *tag, Decision decision, const Refusal &refused, Milliseconds after,
                            CardState state, int attemptsLeft = 3) {
            QTest::newRow(tag) << decision << refused << start + after << state << attemptsLeft;
        };
        const auto left = [](int attempts) {
            return QJsonObject{{QStringLiteral("attempts_left"), attempts}};
        };
        row("approved", Decision::Approve, {}, 0s, CardState::Approved);
        row("denied", Decision::Deny, {}, 0s, CardState::Rejected);
        row("approved just in time", Decision::Approve, {}, 181s, CardState::Approved);
        row("expired", Decision::Approve, refusal("CHALLENGE_EXPIRED"), 0s, CardState::Expired);
        row("answered", Decision::Approve, refusal("CHALLENGE_ANSWERED"), 0s, CardState::AnsweredElsewhere);
        row("wrong", Decision::Approve, refusal("ANSWER_WRONG"), 0s, CardState::Waiting, 2);
        row("wrong, counted by the relay", Decision::Approve, refusal("ANSWER_WRONG", left(1)), 0s,
            CardState::Waiting, 1);
        row("wrong for the last time", Decision::Approve, refusal("ANSWER_WRONG", left(0)), 0s,
            CardState::Rejected, 0);
        row("transport", Decision::Approve, refusal("CONNECT_FAILED"), 0s, CardState::Waiting);
        row("mismatch", Decision::Deny, refusal("DISPLAY_MISMATCH"), 0s, CardState::Waiting);
        row("transport, and meanwhile too late", Decision::Approve, refusal("TIMED_OUT"), 180s,
            CardState::Expired);
    }

    void finishesAnswers()
    {
        QFETCH(const Decision, decision);
        QFETCH(const Refusal, refused);
        QFETCH(const Instant, now);
        Mailbox mailbox = holding(CardState::Waiting);
        mailbox.startAnswer(key, QStringLiteral("pai_1"));
        QCOMPARE(mailbox.find(key)->state, CardState::Answering);
        QVERIFY(mailbox.finishAnswer(key, QStringLiteral("pai_1"), decision, outcomeOf(refused), now));
        QTEST(mailbox.find(key)->state, "state");
        QTEST(mailbox.find(key)->attemptsLeft, "attemptsLeft");
        QCOMPARE(mailbox.find(key)->refusal, refused);
    }

    void threeWrongAnswersReject()
    {
        Mailbox mailbox = holding(CardState::Waiting);
        for (const CardState after : {CardState::Waiting, CardState::Waiting, CardState::Rejected}) {
            mailbox.startAnswer(key, QStringLiteral("pai_1"));
            QVERIFY(!mailbox.find(key)->refusal);
            mailbox.finishAnswer(key, QStringLiteral("pai_1"), Decision::Approve,
                                 outcomeOf(refusal("ANSWER_WRONG")), start);
            QCOMPARE(mailbox.find(key)->state, after);
        }
    }

    void closes_data()
    {
        QTest::addColumn<ChallengeState>("ended");
        QTest::addColumn<QString>("by");
        QTest::addColumn<CardState>("state");
        const auto row = [](const char *tag, ChallengeState ended, const char *by, CardState state) {
            QTest::newRow(tag) << ended << QString::fromLatin1(by) << state;
        };
        row("approved here", ChallengeState::Approved, "dev_1", CardState::Approved);
        row("rejected here", ChallengeState::Rejected, "dev_1", CardState::Rejected);
        row("approved elsewhere", ChallengeState::Approved, "dev_2", CardState::AnsweredElsewhere);
        row("rejected elsewhere", ChallengeState::Rejected, "dev_2", CardState::AnsweredElsewhere);
        row("rejected by nobody", ChallengeState::Rejected, "", CardState::Rejected);
        row("expired", ChallengeState::Expired, "", CardState::Expired);
        row("cancelled", ChallengeState::Cancelled, "", CardState::Expired);
    }

    void closes()
    {
        QFETCH(const ChallengeState, ended);
        QFETCH(const QString, by);
        for (const CardState open : {CardState::Waiting, CardState::Answering}) {
            Mailbox mailbox = holding(open);
            QVERIFY(mailbox.close({key, QStringLiteral("pai_1"), ended, by}, thisDevice));
            QTEST(mailbox.find(key)->state, "state");
        }
    }

    void whatIsClosedNeverMoves()
    {
        for (const CardState state : closedStates) {
            Mailbox mailbox = holding(state);
            QVERIFY(!mailbox.close(closed(ChallengeState::Approved, "dev_2"), thisDevice));
            QVERIFY(!mailbox.close(closed(ChallengeState::Rejected, "dev_1"), thisDevice));
            QVERIFY(!mailbox.finishAnswer(key, QStringLiteral("pai_1"), Decision::Approve, {}, start));
            QVERIFY(!mailbox.finishAnswer(key, QStringLiteral("pai_1"), Decision::Deny,
                                          outcomeOf(refusal("TIMED_OUT")), start));
            QVERIFY(mailbox.expire(start + 1h).empty());
            QVERIFY(mailbox.abandon(QStringLiteral("pai_1"), {}).empty());
            QCOMPARE(mailbox.find(key)->state, state);
        }
        QVERIFY(!Mailbox().close(closed(ChallengeState::Approved, "dev_1"), thisDevice));
    }

    void expiresWhatWaits()
    {
        Mailbox mailbox;
        mailbox.add(waiting(numbered(1), start + 30s));
        mailbox.add(waiting(numbered(2), start + 10s));
        mailbox.add(waiting(numbered(3), start + 10s));
        mailbox.startAnswer(numbered(3), QStringLiteral("pai_1"));
        QCOMPARE(mailbox.nextExpiry(), start + 10s);
        QVERIFY(mailbox.expire(start + 10s - 1ms).empty());
        QCOMPARE(mailbox.expire(start + 10s), std::vector{numbered(2)});
        QCOMPARE(mailbox.find(numbered(2))->state, CardState::Expired);
        QCOMPARE(mailbox.find(numbered(3))->state, CardState::Answering);
        QCOMPARE(mailbox.nextExpiry(), start + 30s);
        QCOMPARE(mailbox.expire(start + 1h), std::vector{numbered(1)});
        QVERIFY(!mailbox.nextExpiry());
    }

    void abandonsAPairing()
    {
        Mailbox mailbox;
        for (const int number : {1, 2})
            mailbox.add(waiting(numbered(number)));
        InboxItem other = waiting(numbered(3));
        other.pairingId = QStringLiteral("pai_2");
        mailbox.add(other);
        mailbox.startAnswer(numbered(2), QStringLiteral("pai_1"));
        const Error reason{QStringLiteral("PAIRING_NOT_FOUND"), QStringLiteral("Gone.")};
        QCOMPARE(mailbox.abandon(QStringLiteral("pai_1"), reason), (std::vector{numbered(1), numbered(2)}));
        QCOMPARE(mailbox.find(numbered(1))->state, CardState::Expired);
        QCOMPARE(mailbox.find(numbered(2))->refusal, reason);
        QCOMPARE(mailbox.find(numbered(3))->state, CardState::Waiting);
    }

    void keepsTheNewestClosedItems()
    {
        constexpr int surplus = 5;
        constexpr int closedItems = static_cast<int>(Mailbox::closedItemsKept) + surplus;
        Mailbox mailbox;
        mailbox.add(waiting(numbered(-1), start + 1h));
        for (int number = 0; number < closedItems; ++number)
            mailbox.add(waiting(numbered(number), start + 10s));
        QCOMPARE(mailbox.items().size(), std::size_t{closedItems + 1});
        mailbox.expire(start + 10s);
        QCOMPARE(mailbox.items().size(), Mailbox::closedItemsKept + 1);
        QVERIFY(mailbox.find(numbered(-1)));
        QVERIFY(!mailbox.find(numbered(surplus - 1)));
        QVERIFY(mailbox.find(numbered(surplus)));
        QVERIFY(mailbox.find(numbered(closedItems - 1)));

        mailbox.close({numbered(-1), QStringLiteral("pai_1"), ChallengeState::Expired, {}}, thisDevice);
        QCOMPARE(mailbox.items().size(), Mailbox::closedItemsKept);
        QVERIFY(!mailbox.find(numbered(-1)));
    }

    void anAlertIsSeenAndPutAway()
    {
        Mailbox mailbox;
        QVERIFY(mailbox.add(anAlert()));
        QCOMPARE(mailbox.find(key)->state, CardState::Notice);
        QVERIFY(!mailbox.nextExpiry());
        QVERIFY(mailbox.expire(start + 24h).empty());
        QVERIFY(mailbox.see(key));
        QVERIFY(!mailbox.see(key));
        QCOMPARE(mailbox.answerable(key, start).error().code, QStringLiteral("ALERT_NOT_ANSWERABLE"));
        QVERIFY(mailbox.dismiss(key));
        QVERIFY(!mailbox.dismiss(key));
        QCOMPARE(mailbox.find(key)->state, CardState::Dismissed);
        QCOMPARE(mailbox.answerable(key, start).error().code, QStringLiteral("ALERT_NOT_ANSWERABLE"));
    }

    void onlyAnAlertIsPutAway()
    {
        Mailbox mailbox = holding(CardState::Waiting);
        QVERIFY(!mailbox.dismiss(key));
        QVERIFY(!mailbox.dismiss(numbered(7)));
        QCOMPARE(mailbox.find(key)->state, CardState::Waiting);
    }

    void oneDispatchMayAskTwoUsersOfADevice()
    {
        Mailbox mailbox;
        for (const char *pairing : {"pai_1", "pai_2"})
            QVERIFY(mailbox.add(dispatched(pairing)));
        QVERIFY(!mailbox.add(dispatched("pai_2")));
        const QString first = mailbox.answerable(key, start)->pairingId;
        mailbox.startAnswer(key, first);
        QVERIFY(mailbox.finishAnswer(key, first, Decision::Approve, {}, start));
        const Result<InboxItem> second = mailbox.answerable(key, start);
        QVERIFY(second);
        QVERIFY(second->pairingId != first);
        QCOMPARE(mailbox.find(key, first)->state, CardState::Approved);
        mailbox.startAnswer(key, second->pairingId);
        QVERIFY(mailbox.finishAnswer(key, second->pairingId, Decision::Deny, {}, start));
        QVERIFY(!mailbox.answerable(key, start));
    }

    void dataIsFetchedOnceAtATime()
    {
        const QString pairing = QStringLiteral("pai_1");
        Mailbox mailbox;
        InboxItem item = dispatched("pai_1");
        item.data = DataToFetch{};
        mailbox.add(item);
        QVERIFY(!mailbox.find(key)->isWhole());
        QVERIFY(mailbox.startFetch(key, pairing));
        QVERIFY(!mailbox.startFetch(key, pairing));
        QVERIFY(mailbox.finishFetch(key, pairing, Failure(*refusal("DATA_FETCH_FAILED"))));
        QCOMPARE(mailbox.find(key)->data->problem->code, QStringLiteral("DATA_FETCH_FAILED"));
        QVERIFY(!mailbox.find(key)->isWhole());

        QVERIFY(mailbox.startFetch(key, pairing));
        QVERIFY(!mailbox.find(key)->data->problem);
        const display::DisplayBlock block{QStringLiteral("Fetched"), {}, {}};
        QVERIFY(mailbox.finishFetch(key, pairing, block));
        QVERIFY(mailbox.find(key)->isWhole());
        QCOMPARE(mailbox.find(key)->displayDigest, display::displayDigest(block));
        QVERIFY(!mailbox.startFetch(key, pairing));
    }

    void whatHasClosedTakesNoData()
    {
        Mailbox mailbox;
        InboxItem item = dispatched("pai_1");
        item.data = DataToFetch{};
        mailbox.add(item);
        QVERIFY(mailbox.startFetch(key, item.pairingId));
        QVERIFY(mailbox.close(closed(ChallengeState::Rejected, "dev_2"), thisDevice));
        QVERIFY(!mailbox.finishFetch(key, item.pairingId, display::DisplayBlock{}));
        QVERIFY(!mailbox.startFetch(key, item.pairingId));
    }

    void progressIsToldAfterTheAnswerToo()
    {
        Mailbox mailbox;
        mailbox.add(dispatched("pai_1"));
        mailbox.startAnswer(key, QStringLiteral("pai_1"));
        mailbox.finishAnswer(key, QStringLiteral("pai_1"), Decision::Approve, {}, start);
        QVERIFY(mailbox.progress({key, QStringLiteral("pai_1"), ChallengeState::Approved, {2, 2, 0}}));
        QCOMPARE(mailbox.find(key)->progress->quorum.approved, 2);
        QCOMPARE(mailbox.find(key)->progress->state, ChallengeState::Approved);
        QVERIFY(!mailbox.progress({key, QStringLiteral("pai_9"), ChallengeState::Approved, {2, 2, 0}}));
    }
};

QTEST_GUILESS_MAIN(MailboxTest)
#include "tst_mailbox.moc"
