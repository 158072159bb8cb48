#include "domain_samples.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using samples::start;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const QString tenant = QStringLiteral("tnt_a");

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

QByteArray bodyOf(const char *id)
{
    return QByteArray(
               R"({"user_socket_hash":"jane","expected_action":"pay","custom_type":"localAuth","instruction_id":")")
        + id + "\"}";
}

void decide(RelayState &state, const char *id, Instant at, const char *callback = nullptr)
{
    ChallengeDecided decided;
    decided.tenantId = tenant;
    decided.instructionId = text(id);
    decided.eventId = text(callback ? callback : id);
    decided.callbackWanted = callback != nullptr;
    state.apply(decided, at);
}

void dispatch(RelayState &state, const char *id, Instant at)
{
    DispatchCreated created;
    created.tenantId = tenant;
    created.eventId = text(id);
    created.idempotencyKey = text(id);
    created.expiresAt = at + minutes(3);
    created.validators = {{text("pair_a"), {}}};
    created.request = "{}";
    state.apply(created, at);
}

void end(RelayState &state, const char *id, Instant at)
{
    DispatchEnded ended;
    ended.tenantId = tenant;
    ended.eventId = text(id);
    ended.approvalId = text(id);
    state.apply(ended, at);
}

void forget(RelayState &state, Instant before)
{
    state.apply(HistoryForgotten{before}, before);
}

QStringList kept(const RelayState &state)
{
    QStringList ids;
    for (const Challenge &challenge : state.challenges())
        ids.append(challenge.instructionId);
    for (const Dispatch &each : state.dispatches())
        ids.append(each.eventId);
    return ids;
}

} // namespace

class TestForgetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOldestThatEndedGo()
    {
        RelayState state;
        samples::populate(state);
        for (const char *id : {"one", "two", "three", "four"})
            samples::open(state, bodyOf(id));
        decide(state, "one", start + minutes(1));
        decide(state, "two", start + minutes(2));
        decide(state, "four", start + minutes(1));
        QVERIFY(!state.canForget(start + minutes(1)));
        QVERIFY(state.canForget(start + minutes(2)));
        forget(state, start + minutes(2));
        QCOMPARE(kept(state), QStringList({text("two"), text("three"), text("four")}));
        QCOMPARE(state.challengesForgotten(), 1U);
        QVERIFY(!state.challenge(tenant, text("one")));
        QVERIFY(state.challengesNamed(text("one")).empty());
        forget(state, start + hours(1));
        QCOMPARE(kept(state), QStringList({text("three"), text("four")}));
        QVERIFY(state.challenge(tenant, text("four")));
    }

    void anIdIsFreeAgain()
    {
        RelayState state;
        samples::populate(state);
        samples::open(state, bodyOf("one"));
        decide(state, "one", start);
        forget(state, start + hours(1));
        QCOMPARE(samples::open(state, bodyOf("one"), start + hours(2)).state, ChallengeState::Pending);
    }

    void whatHasNotToldItsBackendStays()
    {
        RelayState state;
        samples::populate(state);
        samples::open(state, bodyOf("one"));
        decide(state, "one", start, "evt_1");
        forget(state, start + hours(1));
        QVERIFY(state.callback(text("evt_1")) && state.challenge(tenant, text("one")));
        state.apply(CallbackAttempted{text("evt_1"), 503, {}, CallbackState::Pending, start, {}, 0}, start);
        forget(state, start + hours(1));
        QVERIFY(state.callback(text("evt_1")) && state.challenge(tenant, text("one")));
        state.apply(CallbackAttempted{text("evt_1"), 200, {}, CallbackState::Delivered, {}, {}, 0},
                    start + hours(1));
        forget(state, start + hours(1));
        QVERIFY(state.callback(text("evt_1")) && state.challenge(tenant, text("one")));
        forget(state, start + hours(2));
        QVERIFY(!state.callback(text("evt_1")) && !state.challenge(tenant, text("one")));
        QVERIFY(state.callbacks().empty());
    }

    void theNextCallbackHasTheNextNumber()
    {
        RelayState state;
        samples::populate(state);
        for (const char *id : {"one", "two"}) {
            samples::open(state, bodyOf(id));
            decide(state, id, start, id);
            state.apply(CallbackAttempted{text(id), 200, {}, CallbackState::Delivered, {}, {}, 0}, start);
            forget(state, start + hours(1));
        }
        samples::open(state, bodyOf("three"), start + hours(1));
        decide(state, "three", start + hours(1), "three");
        QCOMPARE(state.callbacks().size(), 1U);
        QCOMPARE(state.callbacks().front().number, 3U);
    }

    /// A challenge that waits holds up the dispatch behind it, and the other way round: they are counted together.
    void challengesAndDispatchesGoInTheOrderInWhichTheyCame()
    {
        RelayState state;
        samples::populate(state);
        samples::open(state, bodyOf("first"));
        dispatch(state, "second", start);
        samples::open(state, bodyOf("third"));
        dispatch(state, "fourth", start);
        end(state, "second", start);
        end(state, "fourth", start);
        decide(state, "third", start);
        forget(state, start + hours(1));
        QCOMPARE(state.allForgotten(), 0U);
        decide(state, "first", start);
        forget(state, start + hours(1));
        QVERIFY(kept(state).isEmpty());
        QCOMPARE(state.challengesForgotten(), 2U);
        QCOMPARE(state.dispatchesForgotten(), 2U);
        QVERIFY(!state.dispatch(text("second")) && !state.dispatchByKey(tenant, text("second")));

        dispatch(state, "fifth", start + hours(1));
        QCOMPARE(state.dispatches().front().challengesBefore, 2U);
        samples::open(state, bodyOf("sixth"), start + hours(1));
        decide(state, "sixth", start + hours(1));
        forget(state, start + hours(2));
        QCOMPARE(kept(state), QStringList({text("sixth"), text("fifth")}));
    }

    void whatExpiresLaterStillDoes()
    {
        RelayState state;
        samples::populate(state);
        samples::open(state, bodyOf("answered"));
        samples::open(state, bodyOf("waits"), start + hours(1));
        decide(state, "answered", start);
        forget(state, start + minutes(1));
        QCOMPARE(state.nextExpiry(), std::optional(start + hours(1) + defaultChallengeLifetime));
        QCOMPARE(state.expire(start + hours(2), samples::countingIds()).size(), 1U);
    }

    void signInsProofsAndBatchesGo()
    {
        RelayState state;
        samples::populate(state);
        state.apply(QrLoginInitiated{text("over"), tenant, text("https://a.example"), {}, start}, start);
        state.apply(QrLoginExpired{text("over")}, start);
        state.apply(QrLoginInitiated{text("open"), tenant, text("https://a.example"), {}, start}, start);
        state.apply(RobotRegistered{text("rob"), text("CI"), text("cli"), "sealed", {}}, start);
        samples::open(state, bodyOf("leased"));
        state.apply(BatchLeased{text("bat"), text("rob"), {{text("ref"), tenant, text("leased")}}, start},
                    start);
        state.apply(BatchReported{text("bat"), {}}, start);
        decide(state, "leased", start);
        const Instant after = start + pairingProofLifetime + minutes(1);
        forget(state, after);
        QVERIFY(!state.qrLogin(text("over")));
        QVERIFY(state.qrLogin(text("open")));
        QVERIFY(!state.proof(text("prf_a")));
        QVERIFY(!state.robots().batch(text("bat")));
        QVERIFY(!state.robots().handled(text("ref")));
        QVERIFY(state.robots().find(text("rob")));
        QCOMPARE(state.nextExpiry(), std::optional(start)); // the sign-in that is open
    }

    void aSnapshotRemembersHowManyWereForgotten()
    {
        RelayState state;
        samples::populate(state);
        for (const char *id : {"one", "two"})
            samples::open(state, bodyOf(id));
        dispatch(state, "three", start);
        decide(state, "one", start);
        forget(state, start + hours(1));
        RelayState restored;
        QVERIFY(restored.restore(state.save().joined()));
        QCOMPARE(restored.challengesForgotten(), 1U);
        QVERIFY(restored.save() == state.save());
        decide(restored, "two", start);
        end(restored, "three", start);
        forget(restored, start + hours(1));
        QCOMPARE(restored.allForgotten(), 3U);
    }
};

QTEST_APPLESS_MAIN(TestForgetting)
#include "tst_forgetting.moc"
