#include "fleet_fixture.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::device;

/// Answers that a device brings to the backend itself (protocol, section 8).
class FleetDirectTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FleetFixture> m_desk;

    ChallengeKey receive(const QString &instructionId = QStringLiteral("ins-1"),
                         const QString &customType = QStringLiteral("localAuth"))
    {
        return m_desk->receive({.instructionId = instructionId,
                                .customType = customType,
                                .backendUrl = m_desk->relay.url().toString() + QStringLiteral("/bank/")});
    }
    [[nodiscard]] QList<QByteArray> routes() const
    {
        QList<QByteArray> routes;
        for (const ScriptedRelay::Received &each : m_desk->relay.received) {
            if (each.route != "register-token")
                routes.append(each.route);
        }
        return routes;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<FleetFixture>();
        QVERIFY(m_desk->pair());
    }

    void tellsTheBackendAndThenTheRelay()
    {
        const ChallengeKey key = receive();
        QCOMPARE(m_desk->answer(key, {}).code(), QString());
        QCOMPARE(m_desk->item(key).state, CardState::Approved);
        QCOMPARE(routes(), QList<QByteArray>({"submit-response", "answered"}));
        QJsonObject submitted = m_desk->relay.receivedAt("submit-response").first().body;
        QVERIFY(m_desk->relay.receivedAt("submit-response").first().authorization.isEmpty());
        const QJsonObject reported = m_desk->relay.receivedAt("answered").first().body;
        QVERIFY(!reported.contains(QStringLiteral("response_token")));
        submitted.remove(QStringLiteral("response_token"));
        QCOMPARE(reported, submitted);
    }

    void deniesStraightToo()
    {
        const ChallengeKey key = receive();
        QCOMPARE(m_desk->answer(key, {.decision = Decision::Deny}).code(), QString());
        QCOMPARE(m_desk->item(key).state, CardState::Rejected);
        QCOMPARE(routes(), QList<QByteArray>({"submit-response", "answered"}));
    }

    void goesThroughTheRelayWhenTold()
    {
        const ChallengeKey key = receive();
        QCOMPARE(m_desk->answer(key, {.path = domain::AnswerPath::Relay}).code(), QString());
        QCOMPARE(routes(), QList<QByteArray>({"respond"}));
    }

    void cannotGoStraightWithoutAToken()
    {
        const ChallengeKey key = m_desk->receive({});
        QCOMPARE(m_desk->answer(key, {.path = domain::AnswerPath::Backend}).code(),
                 QStringLiteral("ANSWER_PATH_WRONG"));
        QCOMPARE(m_desk->item(key).state, CardState::Waiting);
        QCOMPARE(routes(), QList<QByteArray>());
    }

    void aFailureIsShownAndMayBeRetried_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<CardState>("state");
        const auto row = [](const char *name, int status, const QByteArray &body, const char *code,
                            CardState state) { QTest::newRow(name) << status << body << code << state; };
        row("out of order", 500, "oops", "BACKEND_REFUSED", CardState::Waiting);
        row("elsewhere", 302, "", "BACKEND_REFUSED", CardState::Waiting);
        row("token refused", 401, R"({"error":"TOKEN_INVALID","message":"no"})", "BACKEND_REFUSED",
            CardState::Waiting);
        row("a relay's word from a stranger", 422, R"({"error":"RATE_LIMITED"})", "BACKEND_REFUSED",
            CardState::Waiting);
        row("wrong", 422, R"({"error":"ANSWER_WRONG","attempts_left":1})", "ANSWER_WRONG",
            CardState::Waiting);
        row("wrong, in an envelope", 422, R"({"error_code":"ANSWER_WRONG","data":{"attempts_left":0}})",
            "ANSWER_WRONG", CardState::Rejected);
        row("answered", 409, "", "CHALLENGE_ANSWERED", CardState::AnsweredElsewhere);
        row("expired", 410, "{}", "CHALLENGE_EXPIRED", CardState::Expired);
    }

    void aFailureIsShownAndMayBeRetried()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(CardState, state);
        const ChallengeKey key = receive();
        m_desk->relay.answerNext(status, body);
        QCOMPARE(m_desk->answer(key, {}).code(), code);
        QCOMPARE(m_desk->item(key).state, state);
        QVERIFY(m_desk->item(key).refusal.has_value());
        QVERIFY2(!m_desk->item(key).refusal->message.contains(QStringLiteral("response.token")), "a secret");
        QCOMPARE(routes(), QList<QByteArray>({"submit-response"}));
        if (state != CardState::Waiting)
            return;
        QCOMPARE(m_desk->answer(key, {}).code(), QString());
        QCOMPARE(m_desk->item(key).state, CardState::Approved);
    }

    void aBackendThatIsGoneIsSaid()
    {
        const ChallengeKey key = receive();
        m_desk->relay.breakNext();
        const Outcome<void> outcome = m_desk->answer(key, {});
        QVERIFY(!outcome.result);
        QCOMPARE(m_desk->item(key).state, CardState::Waiting);
        QCOMPARE(m_desk->answer(key, {.path = domain::AnswerPath::Relay}).code(), QString());
    }

    void whatTheBackendAcceptedCountsWhateverTheRelaySays()
    {
        const ChallengeKey key = receive();
        m_desk->relay.answerNext(204, {});
        m_desk->relay.refuseNext(410, QStringLiteral("CHALLENGE_EXPIRED"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("relay was not told")));
        QCOMPARE(m_desk->answer(key, {}).code(), QString());
        QCOMPARE(m_desk->item(key).state, CardState::Approved);
    }

    void aDeviceThatGoesMeanwhileIsNotMissed()
    {
        const ChallengeKey key = receive();
        m_desk->relay.hold();
        Outcome<void> outcome;
        m_desk->fleet->answer(m_desk->phone, key, {}, outcome.take());
        QTRY_COMPARE(m_desk->relay.heldCalls(), std::size_t(1));
        QVERIFY(m_desk->fleet->remove(m_desk->phone));
        m_desk->relay.letGo();
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.code(), QString());
    }
};

QTEST_GUILESS_MAIN(FleetDirectTest)
#include "tst_fleet_direct.moc"
