#include "fleet_fixture.h"

#include <array>

using namespace countersign;
using namespace countersign::device;
using namespace std::chrono_literals;

namespace {

const QString totp = QStringLiteral("totp");
const QString goldenNumber = QStringLiteral("goldenNumber");

} // namespace

class FleetAnswersTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FleetFixture> m_desk;

    /// The states that the item goes through, from now on.
    void watch(QList<CardState> &states)
    {
        connect(m_desk->fleet.get(), &Fleet::itemChanged, m_desk->fleet.get(),
                [this, &states](const QString &, const ChallengeKey &key) {
                    states.append(m_desk->item(key).state);
                });
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<FleetFixture>();
        QVERIFY(m_desk->pair());
    }

    void approvesByLocalAuthentication()
    {
        const ChallengeKey key = m_desk->receive({});
        QList<CardState> states;
        watch(states);
        const Outcome<void> outcome = m_desk->answer(key, {});
        QCOMPARE(outcome.code(), QString());
        QCOMPARE(states, QList<CardState>({CardState::Answering, CardState::Approved}));
        QVERIFY(!m_desk->item(key).refusal);
    }

    void denies()
    {
        for (const QString &type : {QStringLiteral("localAuth"), totp, goldenNumber}) {
            const ChallengeKey key = m_desk->receive({.instructionId = type, .customType = type});
            const Outcome<void> outcome =
                m_desk->answer(key, {.decision = Decision::Deny, .reason = QStringLiteral("not me")});
            QCOMPARE(outcome.code(), QString());
            QCOMPARE(m_desk->item(key).state, CardState::Rejected);
            QCOMPARE(m_desk->relay.received.last().body[QStringLiteral("reason")].toString(),
                     QStringLiteral("not me"));
        }
    }

    void fillsInCodesThatWereNotSpent()
    {
        std::array<ChallengeKey, 3> keys;
        for (int i = 0; i < 3; ++i)
            keys[static_cast<std::size_t>(i)] =
                m_desk->receive({.instructionId = QString::number(i), .customType = totp});
        // Both are under way before the relay judged the first.
        Outcome<void> first;
        Outcome<void> second;
        m_desk->fleet->answer(m_desk->phone, keys[0], {}, first.take());
        m_desk->fleet->answer(m_desk->phone, keys[1], {}, second.take());
        QTRY_COMPARE(first.count + second.count, 2);
        QCOMPARE(first.code() + second.code(), QString());

        QCOMPARE(m_desk->answer(keys[2], {}).code(), QStringLiteral("ANSWER_INCOMPLETE"));
        QCOMPARE(m_desk->item(keys[2]).state, CardState::Waiting);
        m_desk->realClock.advance(60s);
        QCOMPARE(m_desk->answer(keys[2], {}).code(), QString());
    }

    void theShownCodeIsTaken()
    {
        for (const QString &instruction : {QStringLiteral("1"), QStringLiteral("2")}) {
            const ChallengeKey key = m_desk->receive({.instructionId = instruction, .customType = totp});
            const QString code = m_desk->fleet->totpCode(m_desk->phone, QStringLiteral("pai_1"));
            QCOMPARE(m_desk->answer(key, {.totpCode = code}).code(), QString());
        }
        QCOMPARE(m_desk->fleet->totpCode(m_desk->phone, QStringLiteral("pai_x")), QString());
        QCOMPARE(m_desk->fleet->totpCode(QStringLiteral("phone_x"), QStringLiteral("pai_1")), QString());
    }

    void codesFollowTheRealClock()
    {
        const ChallengeKey key = m_desk->receive({.customType = totp});
        m_desk->clock.advance(120s);
        QCOMPARE(m_desk->answer(key, {}).code(), QString());
    }

    void aCodeThatNeverArrivedIsNotSpent()
    {
        const ChallengeKey key = m_desk->receive({.customType = totp});
        const QString code = m_desk->fleet->totpCode(m_desk->phone, QStringLiteral("pai_1"));
        m_desk->relay.refuseNext(503, QStringLiteral("OUT_OF_ORDER"));
        QCOMPARE(m_desk->answer(key, {}).code(), QStringLiteral("OUT_OF_ORDER"));
        QCOMPARE(m_desk->fleet->totpCode(m_desk->phone, QStringLiteral("pai_1")), code);
        QCOMPARE(m_desk->answer(key, {}).code(), QString());
    }

    void aNumberMustBeChosen()
    {
        const ChallengeKey key = m_desk->receive({.customType = goldenNumber});
        QCOMPARE(m_desk->answer(key, {}).code(), QStringLiteral("ANSWER_INCOMPLETE"));
        QCOMPARE(m_desk->relay.receivedAt("respond").size(), 0);
        QCOMPARE(m_desk->answer(key, {.number = 17}).code(), QStringLiteral("ANSWER_WRONG"));
        QCOMPARE(m_desk->item(key).state, CardState::Waiting);
        QCOMPARE(m_desk->item(key).attemptsLeft, 2);
        QCOMPARE(m_desk->item(key).refusal->code, QStringLiteral("ANSWER_WRONG"));
        QCOMPARE(m_desk->answer(key, {.number = 42}).code(), QString());
        QCOMPARE(m_desk->item(key).state, CardState::Approved);
        QVERIFY(!m_desk->item(key).refusal);
    }

    void threeWrongAnswersReject()
    {
        const ChallengeKey key = m_desk->receive({.customType = goldenNumber});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_desk->answer(key, {.number = 99}).code(), QStringLiteral("ANSWER_WRONG"));
        QCOMPARE(m_desk->item(key).state, CardState::Rejected);
        QCOMPARE(m_desk->answer(key, {.number = 42}).code(), QStringLiteral("CHALLENGE_ANSWERED"));
    }

    void whatCannotBeAnswered()
    {
        QCOMPARE(m_desk->answer(FleetFixture::keyOf(QStringLiteral("x")), {}).code(),
                 QStringLiteral("CHALLENGE_NOT_FOUND"));
        const ChallengeKey key = m_desk->receive({});
        Outcome<void> stranger;
        m_desk->fleet->answer(QStringLiteral("phone_x"), key, {}, stranger.take());
        QCOMPARE(stranger.count, 0);
        QTRY_COMPARE(stranger.count, 1);
        QCOMPARE(stranger.code(), QStringLiteral("CHALLENGE_NOT_FOUND"));

        m_desk->clock.advance(180s);
        QCOMPARE(m_desk->answer(key, {}).code(), QStringLiteral("CHALLENGE_EXPIRED"));
        QCOMPARE(m_desk->relay.receivedAt("respond").size(), 0);
    }

    void oneAnswerAtATime()
    {
        const ChallengeKey key = m_desk->receive({});
        m_desk->relay.hold();
        Outcome<void> first;
        m_desk->fleet->answer(m_desk->phone, key, {}, first.take());
        QTRY_COMPARE(m_desk->relay.heldCalls(), 1U);
        QCOMPARE(m_desk->answer(key, {}).code(), QStringLiteral("ANSWER_UNDER_WAY"));
        m_desk->clock.advance(180s);
        m_desk->fleet->clockChanged();
        QCOMPARE(m_desk->item(key).state, CardState::Answering);
        m_desk->relay.letGo();
        QTRY_COMPARE(first.count, 1);
        QCOMPARE(first.code(), QString());
        QCOMPARE(m_desk->item(key).state, CardState::Approved);
    }

    void theAnswerIsLost()
    {
        const ChallengeKey key = m_desk->receive({});
        m_desk->relay.hold();
        Outcome<void> outcome;
        m_desk->fleet->answer(m_desk->phone, key, {}, outcome.take());
        QTRY_COMPARE(m_desk->relay.heldCalls(), 1U);
        m_desk->relay.breakNext();
        m_desk->relay.letGo();
        QTRY_COMPARE(outcome.count, 1);
        QVERIFY(!outcome.result);
        QCOMPARE(m_desk->item(key).state, CardState::Waiting);
        QCOMPARE(m_desk->item(key).refusal->code, outcome.code());
        QCOMPARE(m_desk->answer(key, {}).code(), QString());
    }

    void anotherDeviceWasFaster()
    {
        const ChallengeKey key = m_desk->receive({});
        m_desk->relay.hold();
        Outcome<void> outcome;
        m_desk->fleet->answer(m_desk->phone, key, {}, outcome.take());
        QTRY_COMPARE(m_desk->relay.heldCalls(), 1U);
        m_desk->fleet->receive(
            m_desk->device().pushToken,
            m_desk->relay.closedPush(key.instructionId, QStringLiteral("rejected"), QStringLiteral("dev_2")));
        QCOMPARE(m_desk->item(key).state, CardState::AnsweredElsewhere);
        m_desk->relay.refuseNext(409, QStringLiteral("CHALLENGE_ANSWERED"));
        m_desk->relay.letGo();
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.code(), QStringLiteral("CHALLENGE_ANSWERED"));
        QCOMPARE(m_desk->item(key).state, CardState::AnsweredElsewhere);
    }

    void removedWhileAnswering()
    {
        const ChallengeKey key = m_desk->receive({});
        m_desk->relay.hold();
        Outcome<void> outcome;
        m_desk->fleet->answer(m_desk->phone, key, {}, outcome.take());
        QTRY_COMPARE(m_desk->relay.heldCalls(), 1U);
        QVERIFY(m_desk->fleet->remove(m_desk->phone));
        m_desk->relay.letGo();
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.code(), QString());
    }

    void noCallbackOutlivesTheFleet()
    {
        const ChallengeKey key = m_desk->receive({});
        m_desk->relay.hold();
        Outcome<void> outcome;
        m_desk->fleet->answer(m_desk->phone, key, {}, outcome.take());
        m_desk->fleet->answer(m_desk->phone, key, {}, outcome.take());
        QTRY_COMPARE(m_desk->relay.heldCalls(), 1U);
        QCOMPARE(outcome.count, 1); // the second: it needed no relay
        m_desk->fleet.reset();
        m_desk->relay.letGo();
        // Whatever the dead fleet had coming is older than what this call brings.
        http::Request request;
        request.target = m_desk->relay.url().toEncoded();
        const QFuture<Result<http::Response>> later = m_desk->client.send(request, {});
        QTRY_VERIFY(later.isFinished());
        QCoreApplication::processEvents();
        QCOMPARE(outcome.count, 1);
    }

    void seenIsToldOnce()
    {
        const ChallengeKey key = m_desk->receive({});
        QSignalSpy changes(m_desk->fleet.get(), &Fleet::itemChanged);
        m_desk->fleet->markSeen(m_desk->phone, key);
        m_desk->fleet->markSeen(m_desk->phone, key);
        m_desk->fleet->markSeen(m_desk->phone, FleetFixture::keyOf(QStringLiteral("x")));
        m_desk->fleet->markSeen(QStringLiteral("phone_x"), key);
        QVERIFY(m_desk->item(key).seen);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(m_desk->answer(key, {}).code(), QString());
        const QList<ScriptedRelay::Received> seen = m_desk->relay.receivedAt("seen");
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen.first().body[QStringLiteral("instruction_id")].toString(), key.instructionId);
    }

    void answersByPolicy_data()
    {
        QTest::addColumn<PolicyMode>("mode");
        QTest::addColumn<CardState>("state");
        QTest::newRow("approve") << PolicyMode::Approve << CardState::Approved;
        QTest::newRow("deny") << PolicyMode::Deny << CardState::Rejected;
    }

    void answersByPolicy()
    {
        QFETCH(const PolicyMode, mode);
        QVERIFY(m_desk->fleet->setPolicy(m_desk->phone, {.mode = mode}));
        const ChallengeKey key = m_desk->receive({});
        QCOMPARE(m_desk->item(key).state, CardState::Waiting);
        QTRY_VERIFY(m_desk->item(key).state != CardState::Waiting
                    && m_desk->item(key).state != CardState::Answering);
        QTEST(m_desk->item(key).state, "state");
    }

    void theDelayRunsFromThePush()
    {
        QVERIFY(m_desk->fleet->setPolicy(m_desk->phone, {.mode = PolicyMode::Approve, .delay = 60s}));
        const QByteArray message = m_desk->relay.push({});
        const Instant sentAt = m_desk->clock.now();
        m_desk->clock.advance(60s);
        m_desk->fleet->receive(m_desk->device().pushToken, message, sentAt);
        const ChallengeKey key = FleetFixture::keyOf(ScriptedRelay::Challenge().instructionId);
        QCOMPARE(m_desk->item(key).receivedAt, sentAt);
        QTRY_COMPARE(m_desk->item(key).state, CardState::Approved);
    }

    void answersOnceVirtualTimeHasPassed()
    {
        QVERIFY(m_desk->fleet->setPolicy(m_desk->phone, {.mode = PolicyMode::Approve, .delay = 60s}));
        const ChallengeKey late = m_desk->receive({});
        QVERIFY(m_desk->fleet->setPolicy(m_desk->phone, {.mode = PolicyMode::Approve}));
        const ChallengeKey atOnce = m_desk->receive({.instructionId = QStringLiteral("ins-2")});
        QTRY_COMPARE(m_desk->item(atOnce).state, CardState::Approved);
        QCOMPARE(m_desk->item(late).state, CardState::Waiting);

        QVERIFY(m_desk->fleet->setPolicy(m_desk->phone, {.mode = PolicyMode::Approve, .delay = 60s}));
        m_desk->clock.advance(59s);
        m_desk->fleet->clockChanged();
        QCoreApplication::processEvents();
        QCOMPARE(m_desk->item(late).state, CardState::Waiting);
        m_desk->clock.advance(1s);
        m_desk->fleet->clockChanged();
        QTRY_COMPARE(m_desk->item(late).state, CardState::Approved);
    }

    void aPolicyThatChangedDoesNotAnswer()
    {
        QVERIFY(m_desk->fleet->setPolicy(m_desk->phone, {.mode = PolicyMode::Deny, .delay = 20s}));
        const ChallengeKey key = m_desk->receive({});
        QVERIFY(m_desk->fleet->setPolicy(m_desk->phone, {.mode = PolicyMode::Approve, .delay = 20s}));
        const ChallengeKey later = m_desk->receive({.instructionId = QStringLiteral("ins-2")});
        m_desk->clock.advance(20s);
        m_desk->fleet->clockChanged();
        QTRY_COMPARE(m_desk->item(later).state, CardState::Approved);
        QCOMPARE(m_desk->item(key).state, CardState::Waiting);
    }

    void aPolicyLeavesToThePersonWhatItCannotAnswer()
    {
        QVERIFY(m_desk->fleet->setPolicy(m_desk->phone, {.mode = PolicyMode::Approve}));
        const ChallengeKey number =
            m_desk->receive({.instructionId = QStringLiteral("n"), .customType = goldenNumber});
        const ChallengeKey after = m_desk->receive({.instructionId = QStringLiteral("l")});
        QTRY_COMPARE(m_desk->item(after).state, CardState::Approved);
        QCOMPARE(m_desk->item(number).state, CardState::Waiting);
        QCOMPARE(m_desk->answer(number, {.number = 42}).code(), QString());
    }
};

QTEST_GUILESS_MAIN(FleetAnswersTest)
#include "tst_fleet_answers.moc"
