#include "domain_samples.h"

#include <QJsonArray>
#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace countersign::domain::samples;

namespace {

QByteArray alertBody(const QByteArray &more = {})
{
    return R"({"user_socket_hash":"jane","title":"New sign-in","description":"From a new device.")" + more
        + "}";
}

Result<Alerting> alert(const RelayState &state, const QByteArray &body)
{
    return sendAlert(state, QStringLiteral("tnt_a"), json(body), everyPushSucceeds, countingIds());
}

const Challenge &send(RelayState &state, const QByteArray &body)
{
    const Result<Alerting> alerting = alert(state, body);
    Q_ASSERT(alerting);
    state.apply(std::get<AlertSent>(*alerting), start);
    return state.challenges().back();
}

} // namespace

/// Security alerts, the protocol's section 6.
class TestAlertRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryBadMember_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("paths");
        const auto row = [](const char *tag, const QByteArray &body, const QStringList &paths) {
            QTest::newRow(tag) << body << paths;
        };
        row("nothing", "{}",
            {QStringLiteral("user_socket_hash"), QStringLiteral("title"), QStringLiteral("description")});
        row("empty title", R"({"user_socket_hash":"jane","title":"","description":"d"})",
            {QStringLiteral("title")});
        row("an id that is none", alertBody(R"(,"instruction_id":"")"), {QStringLiteral("instruction_id")});
        row("a block that is none", alertBody(R"(,"display":{"title":5})"),
            {QStringLiteral("display.title"), QStringLiteral("display.fields")});
    }

    void namesEveryBadMember()
    {
        QFETCH(const QByteArray, body);
        RelayState state;
        populate(state);
        const Result<Alerting> refused = alert(state, body);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("VALIDATION_FAILED"));
        QStringList paths;
        for (const QJsonValue &field : refused.error().details[QStringLiteral("fields")].toArray())
            paths.append(field.toObject()[QStringLiteral("path")].toString());
        QTEST(paths, "paths");
    }

    void isPushedAndStaysSent()
    {
        RelayState state;
        populate(state);
        const Challenge &sent = send(state, alertBody());
        QCOMPARE(sent.instructionId, QStringLiteral("alert_1"));
        QVERIFY(sent.isAlert());
        QCOMPARE(sent.deliveries.size(), 1U);
        QCOMPARE(sent.details().title, QStringLiteral("New sign-in"));
        QVERIFY(state.expire(start + std::chrono::hours(24 * 365), countingIds()).size()
                == 1); // the session's
        QVERIFY(sent.isAlert());
    }

    void isNeverAnswered()
    {
        RelayState state;
        populate(state);
        const Challenge &sent = send(state, alertBody());
        for (const ChallengeState decision : {ChallengeState::Approved, ChallengeState::Rejected}) {
            Answer answer;
            answer.decision = decision;
            answer.localAuth = true;
            const Judgement judgement =
                judgeAnswer(sent, answer, {*state.device(QStringLiteral("dev_a")), {}, true, start, start},
                            countingIds());
            QVERIFY(judgement.events.empty());
            QCOMPARE(judgement.refusal->code, QStringLiteral("ALERT_NOT_ANSWERABLE"));
        }
    }

    void theSameRequestAgain()
    {
        RelayState state;
        populate(state);
        const Challenge &sent = send(state, alertBody(R"(,"instruction_id":"a")"));
        const Result<Alerting> again = alert(state, alertBody(R"(,"instruction_id":"a")"));
        QVERIFY(again);
        QCOMPARE(std::get<const Challenge *>(*again), &sent);
        QCOMPARE(alert(state, alertBody(R"(,"instruction_id":"a","x":1)")).error().code,
                 QStringLiteral("INSTRUCTION_CONFLICT"));
        QVERIFY(std::holds_alternative<AlertSent>(*alert(state, alertBody())));
    }

    /// A body that both routes would read is still two requests.
    void isNoChallenge()
    {
        RelayState state;
        populate(state);
        const QByteArray both =
            alertBody(R"(,"instruction_id":"a","custom_type":"localAuth","expected_action":"x")");
        send(state, both);
        const auto asked = openChallenge(state, QStringLiteral("tnt_a"), json(both), start, everyPushSucceeds,
                                         countingIds());
        QCOMPARE(asked.error().code, QStringLiteral("INSTRUCTION_CONFLICT"));
    }

    void nobodyToTell()
    {
        RelayState state;
        populate(state);
        const auto nobody =
            sendAlert(state, QStringLiteral("tnt_b"), json(alertBody()), everyPushSucceeds, countingIds());
        QCOMPARE(nobody.error().code, QStringLiteral("PAIRING_NOT_FOUND"));
    }
};

QTEST_GUILESS_MAIN(TestAlertRules)
#include "tst_alert_rules.moc"
