#include "core/backend/relay_client.h"

#include "core/backend/relay_error.h"
#include "tests/backend/scripted_relay.h"

#include <QJsonArray>
#include <QTest>

#include <thread>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;
using test::jsonOf;
using test::ScriptedRelay;

namespace {

display::ValidationField amount()
{
    display::ValidationField field;
    field.key = QStringLiteral("amount");
    field.title = QStringLiteral("Amount");
    field.value = QStringLiteral("12.00");
    field.dataType = QStringLiteral("CURRENCY_USD");
    return field;
}

} // namespace

/// Each call once, by the client that blocks: what is sent, and how its answer is read. That both clients make the same
/// calls is the compiler's to see, since they share them.
class RelayCallsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ScriptedRelay> m_relay;
    std::unique_ptr<RelayClient> m_client;

    void answer(const QJsonObject &data)
    {
        m_relay->follow([data](const http::Request &) { return ScriptedRelay::success(200, data); });
    }
    http::Request lastCall() const { return m_relay->calls().back(); }

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<ScriptedRelay>();
        m_client = std::make_unique<RelayClient>(
            m_relay->settings(), AsyncRelayClient::Timing{.total = 10s, .attempts = 3, .firstWait = 1ms});
    }
    void cleanup()
    {
        m_client.reset();
        m_relay.reset();
    }

    void blocksAThreadWithoutAnEventLoop()
    {
        std::optional<Result<ChallengeReceipt>> receipt;
        std::thread([&] {
            AuthChallenge challenge;
            challenge.userSocketHash = QStringLiteral("jane");
            challenge.instructionId = QStringLiteral("ins_1");
            receipt = m_client->sendAuthChallenge(challenge);
        }).join();
        QVERIFY(receipt && receipt->has_value());
        QCOMPARE((*receipt)->instructionId, QStringLiteral("ins_1"));
    }

    void aClientMayGoInItsOwnCallback()
    {
        auto client = std::make_shared<AsyncRelayClient>(m_relay->settings());
        AuthChallenge challenge;
        challenge.instructionId = QStringLiteral("ins_1");
        AsyncRelayClient &calls = *client;
        // Neither before the answer nor after it does anybody else know the client.
        const auto heard = calls.sendAuthChallenge(challenge).then(
            [last = std::move(client)](const Result<ChallengeReceipt> &receipt) mutable {
                last.reset();
                return receipt.has_value();
            });
        QVERIFY(heard.result());
    }

    void tellsWithoutAsking()
    {
        answer({{QStringLiteral("delivered_count"), 2}, {QStringLiteral("failed_count"), 1}});
        const auto receipt = m_client->sendSecurityAlert({.userSocketHash = QStringLiteral("jane"),
                                                          .title = QStringLiteral("New sign-in"),
                                                          .description = QStringLiteral("From Lyon"),
                                                          .display = {}});
        QVERIFY(receipt.has_value());
        QCOMPARE(receipt->deliveredCount, 2);
        QCOMPARE(lastCall().target, QByteArray("/api/v1/relay/send/security-alert"));
        QCOMPARE(m_relay->lastBody(),
                 (QJsonObject{{QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
                              {QStringLiteral("title"), QStringLiteral("New sign-in")},
                              {QStringLiteral("description"), QStringLiteral("From Lyon")}}));
    }

    void anAlertThatMayHaveBeenHeardIsNotRepeated_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<std::size_t>("attempts");
        QTest::newRow("not begun") << 429 << std::size_t(3);
        QTest::newRow("maybe done") << 504 << std::size_t(1);
    }

    void anAlertThatMayHaveBeenHeardIsNotRepeated()
    {
        QFETCH(int, status);
        QFETCH(std::size_t, attempts);
        m_relay->follow(
            [status](const http::Request &) { return ScriptedRelay::failure(status, QStringLiteral("NO")); });
        QVERIFY(!m_client->sendSecurityAlert({}));
        QCOMPARE(m_relay->calls().size(), attempts);
    }

    void asksSeveral()
    {
        answer({{QStringLiteral("event_id"), QStringLiteral("evt_1")},
                {QStringLiteral("status"), QStringLiteral("pending")},
                {QStringLiteral("expires_at"), QStringLiteral("2026-06-21T10:35:30.123Z")}});
        SudoDispatch dispatch;
        dispatch.kind = DispatchKind::Group;
        dispatch.mutation = MutationKind::Creation;
        dispatch.idempotencyKey = QStringLiteral("op_1");
        dispatch.users = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        dispatch.title = QStringLiteral("Run the payroll");
        dispatch.fields = {amount()};
        dispatch.quorum = 2;
        dispatch.ttl = 600s;
        const auto receipt = m_client->sudoDispatch(dispatch);
        QVERIFY(receipt.has_value());
        QCOMPARE(receipt->eventId, QStringLiteral("evt_1"));
        QCOMPARE(lastCall().target, QByteArray("/api/v1/relay/sudo/dispatch"));
        QJsonObject body = m_relay->lastBody();
        QCOMPARE(body.take(QStringLiteral("data_items"))[0][QStringLiteral("value")].toString(),
                 QStringLiteral("12.00"));
        QCOMPARE(body,
                 (QJsonObject{{QStringLiteral("event_type"), QStringLiteral("sudo_group_action")},
                              {QStringLiteral("action_type"), QStringLiteral("creation")},
                              {QStringLiteral("idempotency_key"), QStringLiteral("op_1")},
                              {QStringLiteral("relay_user_linked_id_list"),
                               QJsonArray{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}},
                              {QStringLiteral("relay_group_linked_id_list"), QJsonArray()},
                              {QStringLiteral("title"), QStringLiteral("Run the payroll")},
                              {QStringLiteral("data_access_type"), QStringLiteral("static")},
                              {QStringLiteral("quorum"), 2},
                              {QStringLiteral("ttl_seconds"), 600}}));
    }

    void letsDevicesFetchWhatTheyShow()
    {
        answer({});
        SudoDispatch dispatch;
        dispatch.fetchUrl = QStringLiteral("https://shop.example/payroll/6");
        QVERIFY2(!m_client->sudoDispatch(dispatch), "an answer without its members");
        QCOMPARE(m_relay->lastBody()[QStringLiteral("data_access_type")].toString(),
                 QStringLiteral("dynamic"));
        QCOMPARE(m_relay->lastBody()[QStringLiteral("data_fetch_url")].toString(), dispatch.fetchUrl);
        QVERIFY(!m_relay->lastBody().contains(QStringLiteral("data_items")));
    }

    void looksAfterADelivery()
    {
        const QJsonObject device{{QStringLiteral("device_id"), QStringLiteral("rdev_1")},
                                 {QStringLiteral("status"), QStringLiteral("seen")},
                                 {QStringLiteral("seen_at"), QStringLiteral("2026-06-21T10:15:31.123Z")},
                                 {QStringLiteral("answered_at"), QJsonValue()}};
        answer({{QStringLiteral("instruction_id"), QStringLiteral("ins_1")},
                {QStringLiteral("status"), QStringLiteral("pending")},
                {QStringLiteral("devices"), QJsonArray{device}}});
        const auto status = m_client->fetchDeliveryStatus(QStringLiteral("ins_1"));
        QVERIFY(status.has_value());
        QCOMPARE(status->status, QStringLiteral("pending"));
        QCOMPARE(status->devices.size(), std::size_t(1));
        QCOMPARE(status->devices[0].seenAt, QStringLiteral("2026-06-21T10:15:31.123Z"));
        QVERIFY(status->devices[0].answeredAt.isEmpty());
        QCOMPARE(m_relay->lastBody(),
                 (QJsonObject{{QStringLiteral("instruction_id"), QStringLiteral("ins_1")}}));
    }

    void signsABrowserIn()
    {
        answer({{QStringLiteral("session_id"), QStringLiteral("qrs_1")},
                {QStringLiteral("poll_token"), QStringLiteral("qpt_1")},
                {QStringLiteral("qr_payload"), QStringLiteral("countersign://login?x")},
                {QStringLiteral("qr_code_str"),
                 QStringLiteral("data:image/png;base64,") + QString(9000, QLatin1Char('A'))},
                {QStringLiteral("signature"), QStringLiteral("00")},
                {QStringLiteral("expires"), QStringLiteral("2026-06-21T10:17:30.123Z")}});
        const auto login = m_client->qrLoginInitiate(QStringLiteral("https://demo.example"));
        QVERIFY(login.has_value());
        QCOMPARE(login->sessionId, QStringLiteral("qrs_1"));
        QCOMPARE(m_relay->lastBody(),
                 (QJsonObject{{QStringLiteral("browser_origin"), QStringLiteral("https://demo.example")}}));

        answer({{QStringLiteral("status"), QStringLiteral("pending")}, {QStringLiteral("scanned"), true}});
        const auto pending = m_client->qrLoginPoll({login->sessionId, login->pollToken});
        QCOMPARE(pending->state, QrLoginState::Pending);
        QVERIFY(pending->isScanned);
        QCOMPARE(lastCall().method, QByteArray("GET"));
        QCOMPARE(lastCall().target, QByteArray("/api/v1/relay/qr-login/poll?session_id=qrs_1"));
        QCOMPARE(lastCall().headers.find("X-QR-Poll-Token"), std::optional(QByteArray("qpt_1")));

        answer({{QStringLiteral("status"), QStringLiteral("approved")}});
        QVERIFY2(!m_client->qrLoginPoll({login->sessionId, login->pollToken}), "approved by nobody");
        answer({{QStringLiteral("status"), QStringLiteral("approved")},
                {QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
                {QStringLiteral("backend_user_id"), QStringLiteral("7")}});
        QCOMPARE(m_client->qrLoginPoll({login->sessionId, login->pollToken})->userSocketHash,
                 QStringLiteral("jane"));
    }
};

QTEST_GUILESS_MAIN(RelayCallsTest)
#include "tst_relay_calls.moc"
