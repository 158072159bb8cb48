#include "core/backend/async_relay_client.h"

#include "core/backend/relay_error.h"
#include "core/base/when_done.h"
#include "core/http/exchange_log.h"
#include "tests/backend/scripted_relay.h"

#include <QJsonArray>
#include <QTest>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;
using test::jsonOf;
using test::ScriptedRelay;

namespace {

AuthChallenge challenge()
{
    AuthChallenge challenge;
    challenge.userSocketHash = QStringLiteral("jane");
    challenge.instructionId = QStringLiteral("ins_1");
    challenge.customType = SudoActionType::GoldenNumber;
    challenge.expectedAction = QStringLiteral("login");
    challenge.numbers = {10, 42, 99};
    challenge.correctNumber = 42;
    challenge.ttl = 60s;
    display::ValidationField field;
    field.key = QStringLiteral("user");
    field.title = QStringLiteral("User");
    field.value = QStringLiteral("Zoë");
    field.dataType = QStringLiteral("PARTY_NAME");
    challenge.display = {QStringLiteral("Sign in?"), {}, {field}};
    return challenge;
}

PairingUser jane()
{
    PairingUser user;
    user.userSocketHash = QStringLiteral("jane");
    user.backendUserId = QStringLiteral("7");
    user.displayName = QStringLiteral("Demo");
    user.email = QStringLiteral("jane@example.com");
    return user;
}

} // namespace

class RelayClientTest : public QObject
{
    Q_OBJECT

private:
    SystemClock m_clock;
    std::unique_ptr<ScriptedRelay> m_relay;
    std::unique_ptr<http::Loop> m_loop;
    std::unique_ptr<http::Client> m_http;
    std::unique_ptr<AsyncRelayClient> m_client;

    void connectTo(const RelaySettings &settings, AsyncRelayClient::Timing timing)
    {
        m_client = std::make_unique<AsyncRelayClient>(
            AsyncRelayClient::Parts{settings, m_http.get(), m_loop.get(), &m_clock, timing});
    }

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<ScriptedRelay>();
        m_loop = std::make_unique<http::Loop>("test client");
        m_http = std::make_unique<http::Client>(http::Client::Config{});
        connectTo(m_relay->settings(), {.total = 10s, .attempts = 3, .firstWait = 1ms});
    }
    void cleanup()
    {
        m_client.reset();
        m_http.reset();
        m_loop.reset();
        m_relay.reset();
    }

    void sendsASignedChallenge()
    {
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY2(receipt.has_value(), "the relay checks the signature");
        QCOMPARE(receipt->instructionId, QStringLiteral("ins_1"));
        QCOMPARE(receipt->deliveredCount, 1);
        QCOMPARE(receipt->messageIds, QStringList{QStringLiteral("msg_1")});

        const http::Request call = m_relay->calls().at(0);
        QCOMPARE(call.method, QByteArray("POST"));
        QCOMPARE(call.target, QByteArray("/api/v1/relay/send/auth-challenge"));
        QCOMPARE(call.headers.find("Content-Type"), std::optional(QByteArray("application/json")));
        const QJsonObject field{{QStringLiteral("key"), QStringLiteral("user")},
                                {QStringLiteral("title"), QStringLiteral("User")},
                                {QStringLiteral("value"), QStringLiteral("Zoë")},
                                {QStringLiteral("data_type"), QStringLiteral("PARTY_NAME")}};
        QJsonObject body = jsonOf(call.body);
        const QJsonObject display = body.take(QStringLiteral("display")).toObject();
        QCOMPARE(display[QStringLiteral("title")].toString(), QStringLiteral("Sign in?"));
        const QJsonObject sent = display[QStringLiteral("fields")][0].toObject();
        for (const QString &member : field.keys())
            QCOMPARE(sent[member], field[member]);
        QCOMPARE(body,
                 (QJsonObject{{QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
                              {QStringLiteral("instruction_id"), QStringLiteral("ins_1")},
                              {QStringLiteral("custom_type"), QStringLiteral("goldenNumber")},
                              {QStringLiteral("expected_action"), QStringLiteral("login")},
                              {QStringLiteral("numbers"), QJsonArray{10, 42, 99}},
                              {QStringLiteral("correct_number"), 42},
                              {QStringLiteral("ttl_seconds"), 60}}));
    }

    void leavesOutWhatIsNotSaid()
    {
        AuthChallenge plain = challenge();
        plain.numbers.clear();
        plain.correctNumber.reset();
        plain.display = {};
        QVERIFY(m_client->sendAuthChallenge(plain).result().has_value());
        for (const char *member : {"numbers", "correct_number", "display", "description"})
            QVERIFY2(!m_relay->lastBody().contains(QLatin1String(member)), member);
    }

    void preparesAPairing()
    {
        m_relay->follow([](const http::Request &) {
            return ScriptedRelay::success(201,
                                          {{QStringLiteral("pairing_proof"), QStringLiteral("a.b.c")},
                                           {QStringLiteral("expires_in"), 300}});
        });
        RelaySettings settings = m_relay->settings();
        settings.baseUrl += '/';
        connectTo(settings, {});
        const auto proof = m_client->preparePairing(jane()).result();
        QVERIFY(proof.has_value());
        QCOMPARE(proof->proof.reveal(), QByteArray("a.b.c"));
        QCOMPARE(proof->expiresIn, 300s);
        QCOMPARE(m_relay->calls().at(0).target, QByteArray("/api/v1/relay/prepare-pairing"));
        QCOMPARE(m_relay->lastBody(),
                 (QJsonObject{{QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
                              {QStringLiteral("backend_user_id"), QStringLiteral("7")},
                              {QStringLiteral("display_name"), QStringLiteral("Demo")},
                              {QStringLiteral("user_email"), QStringLiteral("jane@example.com")}}));
    }

    void saysWhatTheRelayRefused()
    {
        m_relay->follow([](const http::Request &) {
            return ScriptedRelay::failure(404, QStringLiteral("PAIRING_NOT_FOUND"));
        });
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, QStringLiteral("PAIRING_NOT_FOUND"));
        QCOMPARE(relayErrorKind(receipt.error()), std::optional(RelayErrorKind::Http));
        QCOMPARE(receipt.error().details[QStringLiteral("status")].toInt(), 404);
        QCOMPARE(m_relay->calls().size(), std::size_t(1));
    }

    void aWrongSecretIsTheRelaysToRefuse()
    {
        RelaySettings settings = m_relay->settings();
        settings.tenantSecret = Secret("sk_wrong");
        connectTo(settings, {});
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, QStringLiteral("SIGNATURE_INVALID"));
    }

    void malformedAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("kind");
        const auto malformed = int(RelayErrorKind::Malformed);
        const auto http = int(RelayErrorKind::Http);
        const auto code = QStringLiteral("ANSWER_MALFORMED");
        QTest::newRow("no JSON") << 200 << QByteArray("<html>") << code << malformed;
        QTest::newRow("nothing") << 200 << QByteArray() << code << malformed;
        QTest::newRow("no data") << 200 << QByteArray(R"({"success":true})") << code << malformed;
        QTest::newRow("a member missing")
            << 200 << QByteArray(R"({"data":{"instruction_id":"ins_1"}})") << code << malformed;
        QTest::newRow("a refusal without envelope")
            << 400 << QByteArray("<html>") << QStringLiteral("RELAY_HTTP_ERROR") << http;
        QTest::newRow("a redirect") << 302 << QByteArray() << QStringLiteral("RELAY_HTTP_ERROR") << http;
    }

    void malformedAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(int, kind);
        m_relay->follow([&](const http::Request &) { return http::Response{status, {}, body}; });
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, code);
        QCOMPARE(int(*relayErrorKind(receipt.error())), kind);
        QCOMPARE(m_relay->calls().size(), std::size_t(1));
    }

    void repeatsWhereThatIsSafe_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempts");
        for (const int status : {429, 502, 503, 504})
            QTest::addRow("%d", status) << status << 3;
        for (const int status : {400, 401, 403, 404, 409, 422, 500, 501})
            QTest::addRow("%d", status) << status << 1;
    }

    void repeatsWhereThatIsSafe()
    {
        QFETCH(int, status);
        QFETCH(int, attempts);
        m_relay->follow(
            [status](const http::Request &) { return ScriptedRelay::failure(status, QStringLiteral("NO")); });
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().details[QStringLiteral("status")].toInt(), status);
        const auto calls = m_relay->calls();
        QCOMPARE(calls.size(), std::size_t(attempts));
        for (const http::Request &call : calls)
            QCOMPARE(call.body, calls.front().body);
    }

    void aRepetitionMaySucceed()
    {
        m_relay->follow([times = 0](const http::Request &request) mutable {
            return ++times < 3 ? ScriptedRelay::failure(503, QStringLiteral("BUSY"))
                               : ScriptedRelay::accept(request);
        });
        QVERIFY(m_client->sendAuthChallenge(challenge()).result().has_value());
        QCOMPARE(m_relay->calls().size(), std::size_t(3));
    }

    void waitsAsLongAsTheRelayAsks()
    {
        m_relay->follow([times = 0](const http::Request &request) mutable {
            if (++times > 1)
                return ScriptedRelay::accept(request);
            http::Response busy = ScriptedRelay::failure(429, QStringLiteral("RATE_LIMITED"));
            busy.headers.add("Retry-After", "1");
            return busy;
        });
        QVERIFY(m_client->sendAuthChallenge(challenge()).result().has_value());
        const auto calls = m_relay->calls();
        QCOMPARE(calls.size(), std::size_t(2));
        const auto timestamp = [](const http::Request &call) {
            return call.headers.find("X-Bloonio-Timestamp")->toLongLong();
        };
        QVERIFY2(timestamp(calls[1]) - timestamp(calls[0]) >= 1000, "each attempt is signed anew");
    }

    void doesNotBeginAWaitThatIsTooLong()
    {
        m_relay->follow([](const http::Request &) {
            http::Response busy = ScriptedRelay::failure(429, QStringLiteral("RATE_LIMITED"));
            busy.headers.add("Retry-After", "60");
            return busy;
        });
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, QStringLiteral("RATE_LIMITED"));
        QCOMPARE(receipt.error().details[QStringLiteral("retry_after")].toInt(), 60);
        QCOMPARE(m_relay->calls().size(), std::size_t(1));
    }

    void saysThatNobodyListens()
    {
        const RelaySettings settings = m_relay->settings();
        m_relay.reset();
        connectTo(settings, {.total = 10s, .attempts = 2, .firstWait = 1ms});
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, QStringLiteral("CONNECT_FAILED"));
        QCOMPARE(relayErrorKind(receipt.error()), std::optional(RelayErrorKind::Transport));
    }

    void givesUpOnARelayThatNeverAnswers()
    {
        http::Loop loop("mute relay");
        std::vector<http::Responder> unanswered;
        const auto mute =
            http::Server::listen(loop, {}, [&](const http::Request &, const http::Responder &respond) {
                unanswered.push_back(respond);
            });
        RelaySettings settings = m_relay->settings();
        settings.baseUrl = (*mute)->baseUrl();
        connectTo(settings, {.total = 100ms, .attempts = 3, .firstWait = 1ms});
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, QStringLiteral("TIMED_OUT"));
    }

    void givesUpAtOnceWhenNobodyWantsTheAnswer()
    {
        http::Loop loop("mute relay");
        std::atomic<int> heard = 0;
        std::vector<http::Responder> unanswered;
        const auto mute =
            http::Server::listen(loop, {}, [&](const http::Request &, const http::Responder &respond) {
                unanswered.push_back(respond);
                ++heard;
            });
        http::ExchangeLog exchanges{{}};
        http::Client logging({.party = "backend", .log = &exchanges});
        RelaySettings settings = m_relay->settings();
        settings.baseUrl = (*mute)->baseUrl();
        AsyncRelayClient client(AsyncRelayClient::Parts{
            settings, &logging, m_loop.get(), &m_clock, {.total = 1h, .attempts = 3, .firstWait = 1ms}});
        auto receipt = client.sendAuthChallenge(challenge());
        QTRY_COMPARE(heard, 1);
        receipt.cancel();
        QTRY_COMPARE(exchanges.newest(), quint64(1));
        QVERIFY(receipt.isCanceled());
        QCOMPARE(heard, 1);
    }

    void aContextThatGoesEndsItsCall()
    {
        QObject stays;
        int told = 0;
        whenDone(m_client->sendAuthChallenge(challenge()), &stays,
                 [&told](const Result<ChallengeReceipt> &receipt) { told += receipt ? 1 : 100; });
        QTRY_COMPARE(told, 1);

        m_relay->follow(
            [](const http::Request &) { return ScriptedRelay::failure(503, QStringLiteral("BUSY")); });
        connectTo(m_relay->settings(), {.total = 1h, .attempts = 2, .firstWait = 30min});
        auto goes = std::make_unique<QObject>();
        const auto receipt = m_client->sendAuthChallenge(challenge());
        whenDone(receipt, goes.get(), [&told](const Result<ChallengeReceipt> &) { ++told; });
        goes.reset();
        QVERIFY(receipt.isCanceled());
        QCOMPARE(told, 1);
    }

    void aClosedClientRefuses()
    {
        m_client->close();
        const auto receipt = m_client->sendAuthChallenge(challenge()).result();
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, QStringLiteral("CLIENT_CLOSED"));
        QCOMPARE(m_relay->calls().size(), std::size_t(0));
    }

    void aCallThatWaitsEndsWithItsLoop()
    {
        m_relay->follow(
            [](const http::Request &) { return ScriptedRelay::failure(503, QStringLiteral("BUSY")); });
        connectTo(m_relay->settings(), {.total = 1h, .attempts = 2, .firstWait = 30min});
        const auto receipt = m_client->sendAuthChallenge(challenge());
        QTRY_COMPARE(m_relay->calls().size(), std::size_t(1));
        m_client->close();
        m_http.reset();
        m_loop.reset();
        QVERIFY(!receipt.result());
        const QStringList either{QStringLiteral("CLIENT_CLOSED"), QStringLiteral("BUSY")};
        QVERIFY(either.contains(receipt.result().error().code));
    }
};

QTEST_GUILESS_MAIN(RelayClientTest)
#include "tst_relay_client.moc"
