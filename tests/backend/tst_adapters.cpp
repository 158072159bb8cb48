#include "core/http/client.h"
#include "core/signing/hmac1.h"
#include "tests/backend/adapter_server.h"
#include "tests/backend/scripted_relay.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

#include <semaphore>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;
using test::jsonOf;
using test::ScriptedRelay;

/// What every adapter does, over real sockets.
class AdaptersTest : public QObject
{
    Q_OBJECT

private:
    const SystemClock m_clock;
    std::unique_ptr<ScriptedRelay> m_relay;
    std::unique_ptr<http::Client> m_client;
    std::unique_ptr<test::AdapterServer> m_server;

    QFuture<Result<http::Response>> begin(http::Request request)
    {
        request.target.prepend(m_server->url());
        return m_client->send(std::move(request), {});
    }
    http::Response call(http::Request request)
    {
        const auto answer = begin(std::move(request));
        if (!QTest::qWaitFor([&answer] { return answer.isFinished(); }, 10'000) || !answer.result())
            return {0, {}, {}};
        return *answer.result();
    }
    static http::Request transfer(const QByteArray &key = {}, const QByteArray &user = "jane")
    {
        http::Request request;
        request.method = "POST";
        request.target = "/transfer?to=a%20b&fast";
        request.headers = {{"X-User", user}, {"Content-Type", "text/plain"}};
        if (!key.isNull())
            request.headers.add(instructionKeyHeader, key);
        request.body = "1000.00";
        return request;
    }
    static QString errorOf(const http::Response &answer)
    {
        return jsonOf(answer.body)[QStringLiteral("error")].toString();
    }
    QByteArray challenged(const http::Request &request)
    {
        return jsonOf(call(request).body)[QStringLiteral("instruction_id")].toString().toUtf8();
    }
    http::Response callBack(const QJsonObject &members, const Secret &secret)
    {
        QJsonObject event{{QStringLiteral("type"), QStringLiteral("approval")},
                          {QStringLiteral("tenant_id"), m_relay->settings().tenantId},
                          {QStringLiteral("status"), QStringLiteral("approved")}};
        for (auto member = members.begin(); member != members.end(); ++member)
            event[member.key()] = member.value();
        http::Request request;
        request.method = "POST";
        request.target = "/api/sudo-callback";
        request.body = QJsonDocument(event).toJson();
        const auto signature = signing::signHmac1(secret, request.body, m_clock.now());
        request.headers = {{signing::tenantHeader, m_relay->settings().tenantId.toUtf8()},
                           {signing::timestampHeader, signature.timestamp},
                           {signing::signatureHeader, signature.signature}};
        return call(request);
    }
    http::Response approve(const QByteArray &key)
    {
        return callBack({{QStringLiteral("event_id"), QString::fromUtf8("evt_" + key)},
                         {QStringLiteral("instruction_id"), QString::fromUtf8(key)}},
                        m_relay->settings().tenantSecret);
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("adapter");
        for (const char *adapter : {"qhttpserver", "httplib"})
            QTest::newRow(adapter) << QString::fromLatin1(adapter);
    }
    void init()
    {
        QFETCH_GLOBAL(QString, adapter);
        m_relay = std::make_unique<ScriptedRelay>();
        m_client = std::make_unique<http::Client>(http::Client::Config{});
        m_server = test::startAdapterServer(adapter, m_relay->settings());
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
        m_relay.reset();
    }

    void twoCallsAndNoMore()
    {
        const http::Response first = call(transfer());
        QCOMPARE(first.status, 403);
        QCOMPARE(errorOf(first), QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED"));
        QCOMPARE(first.headers.find("Content-Type"), std::optional(QByteArray("application/json")));
        QCOMPARE(first.headers.find("Cache-Control"), std::optional(QByteArray("no-store")));
        const QByteArray key = jsonOf(first.body)[QStringLiteral("instruction_id")].toString().toUtf8();

        QCOMPARE(errorOf(call(transfer(key))), QStringLiteral("SUDO_INSTRUCTION_PENDING"));
        QCOMPARE(approve(key).status, 200);
        const http::Response second = call(transfer(key));
        QCOMPARE(second.status, 201);
        QCOMPARE(second.body, QByteArray("moved 1000.00"));
        QCOMPARE(second.headers.find("X-Made"), std::optional(QByteArray("1")));
        QCOMPARE(errorOf(call(transfer(key))), QStringLiteral("SUDO_INSTRUCTION_CONSUMED"));
    }

    void theWholeRequestIsBound_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        const http::Request right = transfer();
        QTest::newRow("body") << right.method << right.target << QByteArray("9999.00");
        QTest::newRow("query") << right.method << QByteArray("/transfer?to=a%20c&fast") << right.body;
        QTest::newRow("no query") << right.method << QByteArray("/transfer") << right.body;
        QTest::newRow("method") << QByteArray("PUT") << right.target << right.body;
    }
    void theWholeRequestIsBound()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        const QByteArray key = challenged(transfer());
        QCOMPARE(approve(key).status, 200);
        http::Request other = transfer(key);
        other.method = method;
        other.target = target;
        other.body = body;
        QCOMPARE(errorOf(call(other)), QStringLiteral("SUDO_INSTRUCTION_MISMATCH"));
        QCOMPARE(call(transfer(key)).status, 201);
    }

    void oddKeysAnswerLikeUnknown_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("unknown") << QByteArray("ins_unknown");
        QTest::newRow("long") << QByteArray(4'000, 'k');
        QTest::newRow("path") << QByteArray("../../etc");
    }
    void oddKeysAnswerLikeUnknown()
    {
        QFETCH(QByteArray, key);
        QCOMPARE(errorOf(call(transfer(key))), QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED"));
    }

    void anotherUsersKeyIsUnknown()
    {
        const QByteArray key = challenged(transfer());
        QCOMPARE(approve(key).status, 200);
        QCOMPARE(errorOf(call(transfer(key, "mallory"))), QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED"));
        QCOMPARE(call(transfer({}, "")).status, 401);
        QCOMPARE(call(transfer(key)).status, 201);
    }

    void ofManyCallsOneGoesThrough()
    {
        const QByteArray key = challenged(transfer());
        QCOMPARE(approve(key).status, 200);
        std::vector<QFuture<Result<http::Response>>> answers;
        for (int i = 0; i < 32; ++i)
            answers.push_back(begin(transfer(key)));
        int through = 0;
        for (const auto &answer : answers) {
            QTRY_VERIFY(answer.isFinished());
            QVERIFY(answer.result().has_value());
            through += answer.result()->status == 201 ? 1 : 0;
        }
        QCOMPARE(through, 1);
    }

    void decisionsComeSignedAndByPost()
    {
        http::Request get;
        get.target = "/api/sudo-callback";
        QCOMPARE(call(get).status, 405);
        const QByteArray key = challenged(transfer());
        QCOMPARE(callBack({{QStringLiteral("event_id"), QStringLiteral("evt_1")},
                           {QStringLiteral("instruction_id"), QString::fromUtf8(key)}},
                          Secret("sk_wrong"))
                     .status,
                 401);
        QCOMPARE(errorOf(call(transfer(key))), QStringLiteral("SUDO_INSTRUCTION_PENDING"));
    }

    void devicesMayAnswerToo()
    {
        http::Request submitted;
        submitted.method = "POST";
        submitted.target = "/_bloonio/submit-response";
        submitted.body = R"({"instruction_id":"x","decision":"approved"})";
        const http::Response answer = call(submitted);
        QCOMPARE(answer.status, 401);
        QCOMPARE(errorOf(answer), QStringLiteral("TOKEN_MISSING"));
    }

    void aRelayThatIsGoneMeansNo()
    {
        m_relay.reset();
        const http::Response answer = call(transfer());
        QCOMPARE(answer.status, 503);
        QCOMPARE(errorOf(answer), QStringLiteral("SUDO_RELAY_UNAVAILABLE"));
        m_relay = std::make_unique<ScriptedRelay>();
    }

    void servesOthersWhileTheRelayThinks()
    {
        std::counting_semaphore<> thinks(0);
        m_relay->follow([&thinks](const http::Request &request) {
            thinks.acquire();
            return ScriptedRelay::accept(request);
        });
        const auto slow = begin(transfer());
        http::Request ping;
        ping.target = "/ping";
        QCOMPARE(call(ping).body, QByteArray("pong"));
        QVERIFY(!slow.isFinished());
        thinks.release();
        QTRY_VERIFY(slow.isFinished());
        QCOMPARE(slow.result()->status, 403);
    }

    void aClientThatLeavesHarmsNobody()
    {
        std::counting_semaphore<> thinks(0);
        std::atomic<int> asked = 0;
        m_relay->follow([&](const http::Request &request) {
            ++asked;
            thinks.acquire();
            return ScriptedRelay::accept(request);
        });
        {
            QTcpSocket leaves;
            leaves.connectToHost(QStringLiteral("127.0.0.1"),
                                 static_cast<quint16>(QUrl(QString::fromLatin1(m_server->url())).port()));
            QVERIFY(leaves.waitForConnected());
            leaves.write("POST /transfer HTTP/1.1\r\nHost: x\r\nX-User: jane\r\nContent-Length: 2\r\n\r\n{}");
            QTRY_COMPARE(asked, 1);
        }
        thinks.release(2);
        QCOMPARE(errorOf(call(transfer())), QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED"));
    }

    void aQuorumLetsTheServerRunIt()
    {
        m_relay->follow([](const http::Request &) {
            return ScriptedRelay::success(
                200,
                {{QStringLiteral("event_id"), QStringLiteral("evt_sudo")},
                 {QStringLiteral("status"), QStringLiteral("pending")},
                 {QStringLiteral("expires_at"), QStringLiteral("2026-06-21T10:35:30.123Z")}});
        });
        http::Request payroll = transfer();
        payroll.target = "/payroll?month=6";
        const QByteArray key = challenged(payroll);
        QVERIFY(key.startsWith("op_"));
        const QJsonObject sent = m_relay->lastBody();
        QCOMPARE(sent[QStringLiteral("idempotency_key")].toString().toUtf8(), key);
        QCOMPARE(sent[QStringLiteral("quorum")].toInt(), 2);
        QCOMPARE(sent[QStringLiteral("ttl_seconds")].toInt(), 1200);

        payroll.headers.add(instructionKeyHeader, key);
        QCOMPARE(errorOf(call(payroll)), QStringLiteral("SUDO_INSTRUCTION_PENDING"));
        http::Request another = payroll;
        another.body = "9";
        QCOMPARE(errorOf(call(another)), QStringLiteral("SUDO_INSTRUCTION_MISMATCH"));

        const http::Response heard = callBack({{QStringLiteral("event_id"), QStringLiteral("evt_9")},
                                               {QStringLiteral("instruction_id"), QStringLiteral("evt_sudo")},
                                               {QStringLiteral("sudo_event_id"), QStringLiteral("evt_sudo")},
                                               {QStringLiteral("idempotency_key"), QString::fromUtf8(key)}},
                                              m_relay->settings().tenantSecret);
        QCOMPARE(jsonOf(heard.body)[QStringLiteral("effect")].toString(), QStringLiteral("approved"));
        QTRY_COMPARE(call(payroll).status, 202);
        QCOMPARE(call(payroll).body, QByteArray("paid 1000.00"));
    }

    void aQuorumThatDeniesIsSaid()
    {
        m_relay->follow([](const http::Request &) {
            return ScriptedRelay::success(
                200,
                {{QStringLiteral("event_id"), QStringLiteral("evt_sudo")},
                 {QStringLiteral("status"), QStringLiteral("pending")},
                 {QStringLiteral("expires_at"), QStringLiteral("2026-06-21T10:35:30.123Z")}});
        });
        http::Request payroll = transfer();
        payroll.target = "/payroll";
        const QByteArray key = challenged(payroll);
        QCOMPARE(callBack({{QStringLiteral("event_id"), QStringLiteral("evt_9")},
                           {QStringLiteral("instruction_id"), QStringLiteral("evt_sudo")},
                           {QStringLiteral("sudo_event_id"), QStringLiteral("evt_sudo")},
                           {QStringLiteral("idempotency_key"), QString::fromUtf8(key)},
                           {QStringLiteral("status"), QStringLiteral("rejected")},
                           {QStringLiteral("reason"), QStringLiteral("not this month")}},
                          m_relay->settings().tenantSecret)
                     .status,
                 200);
        payroll.headers.add(instructionKeyHeader, key);
        const http::Response answer = call(payroll);
        QCOMPARE(errorOf(answer), QStringLiteral("SUDO_INSTRUCTION_REJECTED"));
        QCOMPARE(jsonOf(answer.body)[QStringLiteral("reason")].toString(), QStringLiteral("not this month"));
    }
};

QTEST_GUILESS_MAIN(AdaptersTest)
#include "tst_adapters.moc"
