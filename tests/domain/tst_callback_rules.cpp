#include "domain_samples.h"

#include "core/domain/callback_rules.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;

namespace {

/// A decided challenge whose callback, `evt_1`, is pending.
void decide(RelayState &state)
{
    samples::populate(state);
    samples::open(state, samples::challengeBody());
    ChallengeDecided decided;
    decided.tenantId = QStringLiteral("tnt_a");
    decided.instructionId = QStringLiteral("ins_1");
    decided.eventId = QStringLiteral("evt_1");
    decided.callbackWanted = true;
    state.apply(decided, samples::start);
}

const Callback &callbackOf(const RelayState &state)
{
    return *state.callback(QStringLiteral("evt_1"));
}

/// The next attempt ends with that status; gives the state it leaves.
CallbackState attempt(RelayState &state, int status, Instant now = samples::start)
{
    const Callback &callback = callbackOf(state);
    state.apply(endAttempt(callback, {callback.round, status, {}, Milliseconds(12)}, now, 0.0), now);
    return callback.state;
}

void requeue(RelayState &state, Instant now)
{
    const Result<CallbackRequeued> requeued = requeueCallback(state, QStringLiteral("evt_1"));
    QVERIFY(requeued);
    state.apply(*requeued, now);
}

} // namespace

class TestCallbackRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAttemptIsRemembered()
    {
        RelayState state;
        decide(state);
        QCOMPARE(attempt(state, 503), CallbackState::Pending);
        QCOMPARE(callbackOf(state).attempts.size(), std::size_t(1));
        const CallbackAttempt &first = callbackOf(state).attempts.front();
        QCOMPARE(first.status, 503);
        QCOMPARE(first.took, Milliseconds(12));
        QCOMPARE(callbackOf(state).nextAttemptAt, samples::start + std::chrono::seconds(1));
        QCOMPARE(callbackOf(state).number, quint64(1));
    }

    void whateverBecameOfItItGoesAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempts");
        QTest::newRow("delivered") << 200 << 1;
        QTest::newRow("gone") << 410 << 1;
        QTest::newRow("pending") << 503 << 1;
        QTest::newRow("failed") << 503 << 6;
        QTest::newRow("never tried") << 0 << 0;
    }

    void whateverBecameOfItItGoesAgain()
    {
        QFETCH(const int, status);
        QFETCH(const int, attempts);
        RelayState state;
        decide(state);
        for (int i = 0; i < attempts; ++i)
            attempt(state, status);
        const Instant later = samples::start + std::chrono::hours(1);
        requeue(state, later);
        QCOMPARE(callbackOf(state).state, CallbackState::Pending);
        QCOMPARE(callbackOf(state).nextAttemptAt, later);
        QCOMPARE(callbackOf(state).attempts.size(), static_cast<std::size_t>(attempts));
        // The schedule begins anew: one attempt and five repeats.
        for (int i = 1; i <= 5; ++i)
            QCOMPARE(attempt(state, 500, later), CallbackState::Pending);
        QCOMPARE(attempt(state, 500, later), CallbackState::Failed);
    }

    void anAttemptFromBeforeEndsNothing()
    {
        RelayState state;
        decide(state);
        const int before = callbackOf(state).round;
        const Instant later = samples::start + std::chrono::seconds(3);
        requeue(state, later);
        state.apply(endAttempt(callbackOf(state), {before, 200, {}, {}}, later, 0.0), later);
        QCOMPARE(callbackOf(state).state, CallbackState::Pending);
        QCOMPARE(callbackOf(state).nextAttemptAt, later);
        QCOMPARE(attempt(state, 500, later), CallbackState::Pending);
        QCOMPARE(callbackOf(state).nextAttemptAt, later + std::chrono::seconds(1));
    }

    void whatCannotGoIsRefused()
    {
        RelayState state;
        decide(state);
        const Result<CallbackRequeued> unknown = requeueCallback(state, QStringLiteral("evt_2"));
        QCOMPARE(unknown.error().code, QStringLiteral("DELIVERY_NOT_FOUND"));
        QVERIFY(unknown.error().message.contains(QStringLiteral("evt_2")));
        state.apply(TenantUpdated{QStringLiteral("tnt_a"), QStringLiteral("Example"), {}}, samples::start);
        QCOMPARE(requeueCallback(state, QStringLiteral("evt_1")).error().code,
                 QStringLiteral("CALLBACK_URL_MISSING"));
    }
};

QTEST_APPLESS_MAIN(TestCallbackRules)
#include "tst_callback_rules.moc"
