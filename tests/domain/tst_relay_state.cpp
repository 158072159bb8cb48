#include "domain_samples.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace countersign::domain::samples;

class TestRelayState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatExpiresBecomesEvents()
    {
        RelayState state;
        populate(state);
        const Instant end = open(state, challengeBody()).expiresAt;
        QCOMPARE(state.nextExpiry(), std::optional(end));
        QVERIFY(state.expire(end - Milliseconds(1), countingIds()).empty());
        const std::vector<Event> events = state.expire(end, countingIds());
        QCOMPARE(events.size(), 1U);
        const auto &decided = std::get<ChallengeDecided>(events.front());
        QCOMPARE(decided.state, ChallengeState::Expired);
        QVERIFY(decided.callbackWanted);
        state.apply(decided, end);
        QCOMPARE(state.callbacks().size(), 1U);
        QVERIFY(state.expire(end, countingIds()).empty());
    }

    void expiryOfWhatTheBackendIsToldItselfIsNotCalledBack()
    {
        RelayState state;
        populate(state);
        const Instant end = open(state,
                                 challengeBody("\"custom_type\":\"localAuth\",\"backend_url\":\"http://"
                                               "127.0.0.1:9\",\"answer_path\":\"backend\""))
                                .expiresAt;
        const std::vector<Event> events = state.expire(end, countingIds());
        QCOMPARE(events.size(), 1U);
        QVERIFY(!std::get<ChallengeDecided>(events.front()).callbackWanted);
    }

    void answeredChallengeDoesNotExpire()
    {
        RelayState state;
        populate(state);
        const Instant end = open(state, challengeBody()).expiresAt;
        ChallengeDecided decided;
        decided.tenantId = QStringLiteral("tnt_a");
        decided.instructionId = QStringLiteral("ins_1");
        decided.state = ChallengeState::Approved;
        state.apply(decided, start);
        QVERIFY(state.expire(end, countingIds()).empty());
    }

    void sessionExpiresUnlessRefreshed()
    {
        RelayState state;
        populate(state);
        const Instant first = start + deviceSessionLifetime;
        state.apply(DeviceRefreshed{QStringLiteral("dev_a"), QStringLiteral("push_b"),
                                    QStringLiteral("ses_b"), first + Milliseconds(1000)},
                    start);
        QVERIFY(state.expire(first, countingIds()).empty());
        const std::vector<Event> events = state.expire(first + Milliseconds(1000), countingIds());
        QCOMPARE(std::get<DeviceSessionExpired>(events.front()).deviceId, QStringLiteral("dev_a"));
    }

    void tenantsDoNotShareIds()
    {
        RelayState state;
        populate(state);
        open(state, challengeBody());
        QVERIFY(state.challenge(QStringLiteral("tnt_a"), QStringLiteral("ins_1")));
        QVERIFY(!state.challenge(QStringLiteral("tnt_b"), QStringLiteral("ins_1")));
        QVERIFY(!state.pairingOf(QStringLiteral("tnt_b"), QStringLiteral("jane")));
    }

    void unpairedDeviceIsGone()
    {
        RelayState state;
        populate(state);
        state.apply(DeviceUnpaired{QStringLiteral("dev_a")}, start);
        QVERIFY(!state.device(QStringLiteral("dev_a")));
        QVERIFY(state.pairing(QStringLiteral("pair_a"))->devices.empty());
        QVERIFY(state.expire(start + deviceSessionLifetime, countingIds()).empty());
    }
};

QTEST_APPLESS_MAIN(TestRelayState)
#include "tst_relay_state.moc"
