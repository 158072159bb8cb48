#include "raw_caller.h"
#include "serving.h"

#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <random>

namespace countersign::http {

class TestServer : public QObject
{
    Q_OBJECT

    static QByteArray get(const QByteArray &target, const QByteArray &extra = {})
    {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + extra + "\r\n";
    }
    static QByteArray post(const QByteArray &target, const QByteArray &body)
    {
        return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

private Q_SLOTS:
    void answersOneAfterTheOtherOnOneConnection()
    {
        const Serving serving(echo);
        RawCaller caller(serving.port());
        for (int i = 0; i < 20; ++i) {
            const QByteArray number = QByteArray::number(i);
            caller.send(post("/" + number, "body " + number));
            const Response response = caller.answer();
            QCOMPARE(response.status, 200);
            QCOMPARE(response.body, "POST /" + number + " body " + number);
            QVERIFY(!response.headers.find("Connection"));
        }
        QCOMPARE(serving.server->connectionCount(), 1);
    }

    void tellsWhereItListens()
    {
        const Serving serving(echo);
        QVERIFY(serving.port() != 0);
        QCOMPARE(serving.server->baseUrl(), "http://127.0.0.1:" + QByteArray::number(serving.port()));
    }

    void aTakenPortIsAnError()
    {
        const Serving serving(echo);
        Loop loop("second");
        ServerConfig config;
        config.port = serving.port();
        const auto second = Server::listen(loop, config, echo);
        QVERIFY(!second);
        QCOMPARE(second.error().code, QStringLiteral("LISTEN_FAILED"));
        QVERIFY(second.error().message.contains(QString::number(serving.port())));
        QCOMPARE(second.error().details.value(QStringLiteral("address")).toString(),
                 QStringLiteral("127.0.0.1"));
    }

    void aNameIsNoAddress()
    {
        Loop loop("nowhere");
        ServerConfig config;
        config.address = "no address";
        const auto server = Server::listen(loop, config, echo);
        QVERIFY(!server);
        QVERIFY(server.error().message.contains(QStringLiteral("'no address'")));
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        Loop elsewhere("elsewhere");
        // Every second answer comes later and from another thread.
        const Serving serving([&](const Request &request, const Responder &respond) {
            const Response response{200, {}, request.target + request.body};
            if (request.body.isEmpty())
                respond(response, {});
            else
                elsewhere.post([=] { respond(response, {}); });
        });
        QByteArray all;
        for (int i = 0; i < 500; ++i)
            all += i % 2 == 0 ? get("/" + QByteArray::number(i)) : post("/", QByteArray::number(i));
        RawCaller caller(serving.port());
        caller.send(all);
        for (int i = 0; i < 500; ++i)
            QCOMPARE(caller.answer().body, "/" + QByteArray::number(i));
    }

    void bytesMayComeInAnyPieces()
    {
        const Serving serving(echo);
        const QByteArray all = post("/a", "hello") + get("/b")
            + "PUT /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: "
              "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
            + post("/d", QByteArray(40'000, 'd'));
        std::mt19937 random(11);
        for (int round = 0; round < 40; ++round) {
            RawCaller caller(serving.port());
            for (qsizetype from = 0; from < all.size();) {
                const qsizetype most = from < 250 ? 40 : 9000;
                const auto length = std::uniform_int_distribution<qsizetype>(1, most)(random);
                caller.send(all.mid(from, length));
                from += length;
            }
            QCOMPARE(caller.answer().body, QByteArray("POST /a hello"));
            QCOMPARE(caller.answer().body, QByteArray("GET /b "));
            QCOMPARE(caller.answer().body, QByteArray("PUT /c abcde"));
            QCOMPARE(caller.answer().body, "POST /d " + QByteArray(40'000, 'd'));
        }
    }

    void randomBytesNeverReachTheHandler()
    {
        std::atomic<int> handled = 0;
        const Serving serving([&](const Request &request, const Responder &respond) {
            ++handled;
            echo(request, respond);
        });
        std::mt19937 random(5);
        for (int round = 0; round < 100; ++round) {
            QByteArray bytes(std::uniform_int_distribution<int>(1, 3000)(random), '\0');
            for (char &byte : bytes)
                byte = static_cast<char>(random());
            RawCaller caller(serving.port());
            caller.send(bytes + "\r\n\r\n");
            QCOMPARE(caller.answer().status, 400);
            QVERIFY(caller.isEnded());
        }
        QCOMPARE(handled.load(), 0);
    }

    void headHasTheHeaderOfGetAndNoBody()
    {
        const Serving serving(echo);
        RawCaller caller(serving.port());
        caller.send("HEAD /long HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/next"));
        const Response head = caller.answer(false);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.headers.find("Content-Length"),
                 std::optional(QByteArray::number(QByteArray("GET /long ").size())));
        QCOMPARE(caller.answer().body, QByteArray("GET /next "));
    }

    void noContentHasNone()
    {
        const Serving serving([](const Request &, const Responder &respond) {
            respond({204, {}, "stray"}, {});
        });
        RawCaller caller(serving.port());
        caller.send(get("/a") + get("/b"));
        for (int i = 0; i < 2; ++i) {
            const Response response = caller.answer();
            QCOMPARE(response.status, 204);
            QVERIFY(!response.headers.find("Content-Length"));
        }
    }

    void continueIsSentToWhoWaitsForIt()
    {
        const Serving serving(echo);
        RawCaller caller(serving.port());
        caller.send(
            "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(caller.answer().status, 100);
        caller.send("hello");
        QCOMPARE(caller.answer().body, QByteArray("POST /a hello"));
    }

    void connectionEndsAsAsked_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("connection");
        QTest::addColumn<bool>("ends");
        QTest::newRow("1.1") << get("/") << QByteArray() << false;
        QTest::newRow("1.1 close") << get("/", "Connection: close\r\n") << QByteArray("close") << true;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n") << QByteArray("close")
                             << true;
        QTest::newRow("1.0 keep-alive")
            << QByteArray("GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n")
            << QByteArray("keep-alive") << false;
    }
    void connectionEndsAsAsked()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, ends);
        const Serving serving(echo);
        RawCaller caller(serving.port());
        caller.send(request);
        const Response response = caller.answer();
        QCOMPARE(response.status, 200);
        QTEST(response.headers.find("Connection").value_or(""), "connection");
        if (ends) {
            QVERIFY(caller.isEnded());
        } else {
            caller.send(get("/again"));
            QCOMPARE(caller.answer().status, 200);
        }
    }

    void aHalfClosedCallerGetsItsAnswer()
    {
        const Serving serving(echo);
        RawCaller caller(serving.port());
        caller.send(get("/last"));
        caller.finishSending();
        QCOMPARE(caller.answer().body, QByteArray("GET /last "));
        QVERIFY(caller.isEnded());
    }

    void handlersCannotBreakTheFraming()
    {
        const Serving serving([](const Request &, const Responder &respond) {
            respond({200,
                     {{"Content-Length", "999"},
                      {"Transfer-Encoding", "chunked"},
                      {"X-Evil", "a\r\nX-Split: b"},
                      {"X Bad", "c"},
                      {"X-Good", "d"}},
                     "body"},
                    {});
        });
        RawCaller caller(serving.port());
        caller.send(get("/"));
        const Response response = caller.answer();
        QCOMPARE(response.headers.all("Content-Length"), std::vector<QByteArray>{"4"});
        QVERIFY(!response.headers.find("Transfer-Encoding"));
        QVERIFY(!response.headers.find("X-Split"));
        QVERIFY(!response.headers.find("X Bad"));
        QCOMPARE(response.headers.find("X-Good"), std::optional<QByteArray>("d"));
        QCOMPARE(response.body, QByteArray("body"));
    }

    void headersOfAnswers()
    {
        const Serving serving([](const Request &, const Responder &respond) {
            respond({201, {}, "{}"}, {});
        });
        RawCaller caller(serving.port());
        caller.send(get("/"));
        const Response response = caller.answer();
        QCOMPARE(response.headers.find("Content-Type"), std::optional<QByteArray>("application/json"));
        const QByteArray date = response.headers.find("Date").value_or("");
        const auto parsed = QLocale::c().toDateTime(QString::fromLatin1(date).chopped(4),
                                                    QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
        QVERIFY2(parsed.isValid() && date.endsWith(" GMT"), date.constData());
        for (const Header &header : response.headers)
            QVERIFY(!header.name.toLower().startsWith("access-control"));
    }

    void requestsCarryPeerAndTime()
    {
        const Instant before = SystemClock().now();
        Request seen;
        const Serving serving([&](const Request &request, const Responder &respond) {
            seen = request;
            respond({}, {});
        });
        RawCaller caller(serving.port());
        caller.send(get("/a?b=c", "X-One: 1\r\nx-one: 2\r\n"));
        QCOMPARE(caller.answer().status, 200);
        QCOMPARE(seen.peer, QByteArray("127.0.0.1"));
        QVERIFY(seen.receivedAt >= before && seen.receivedAt <= SystemClock().now());
        QCOMPARE(seen.target, QByteArray("/a?b=c"));
        QCOMPARE(seen.headers.all("X-One"), (std::vector<QByteArray>{"1", "2"}));
    }

    void exchangesAreCaptured()
    {
        ExchangeLog log({});
        ServerConfig config;
        config.party = "relay";
        config.log = &log;
        const Serving serving(
            [](const Request &, const Responder &respond) {
                Remarks remarks;
                remarks.verdict =
                    DeferredJson(QJsonObject{{QStringLiteral("reason"), QStringLiteral("valid")}});
                remarks.instructionId = QStringLiteral("ins_1");
                respond({202, {}, R"({"tenant_secret":"sk_1"})"}, remarks);
            },
            config);
        RawCaller caller(serving.port());
        caller.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\nX-Admin-Key: k\r\n\r\n");
        QCOMPARE(caller.answer(false).status, 202);
        const auto exchange = log.find(1);
        QVERIFY(exchange);
        QCOMPARE(exchange->direction, Direction::Inbound);
        QCOMPARE(exchange->party, QByteArray("relay"));
        QCOMPARE(exchange->request.method, QByteArray("HEAD"));
        QCOMPARE(exchange->request.headers.find("X-Admin-Key"), std::optional<QByteArray>("•••"));
        QCOMPARE(exchange->response.status, 202);
        QCOMPARE(exchange->response.body, QByteArray(R"({"tenant_secret":"•••"})"));
        QCOMPARE(exchange->verdict.toJson().value(QStringLiteral("reason")).toString(),
                 QStringLiteral("valid"));
        QCOMPARE(exchange->instructionId, QStringLiteral("ins_1"));
        QCOMPARE(exchange->at, exchange->request.receivedAt);
    }

    void refusalsAreCapturedAndWearTheGivenEnvelope()
    {
        ExchangeLog log({});
        ServerConfig config;
        config.log = &log;
        config.refusal = [](int status, const QString &code, const QString &message) {
            return Response{status, {{"X-Envelope", "yes"}}, (code + QLatin1Char('|') + message).toUtf8()};
        };
        const Serving serving(echo, config);
        RawCaller caller(serving.port());
        caller.send("GET /x HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        const Response response = caller.answer();
        QCOMPARE(response.status, 421);
        QCOMPARE(response.headers.find("X-Envelope"), std::optional<QByteArray>("yes"));
        QVERIFY(response.body.startsWith("HOST_NOT_ALLOWED|"));
        QVERIFY(response.body.contains("evil.example"));
        QVERIFY(caller.isEnded());
        QCOMPARE(log.find(1)->request.target, QByteArray("/x"));
        QCOMPARE(log.find(1)->response.status, 421);
    }

    void refusalsAreJsonByDefault()
    {
        const Serving serving(echo);
        RawCaller caller(serving.port());
        caller.send("GET /x HTTP/1.1\r\n\r\n");
        const Response response = caller.answer();
        QCOMPARE(response.status, 400);
        QCOMPARE(response.headers.find("Connection"), std::optional<QByteArray>("close"));
        const QJsonObject json = QJsonDocument::fromJson(response.body).object();
        QCOMPARE(json.value(QStringLiteral("error_code")).toString(), QStringLiteral("REQUEST_MALFORMED"));
    }

    void manyConnectionsAtOnce()
    {
        const Serving serving(echo);
        std::vector<std::unique_ptr<RawCaller>> callers;
        for (int i = 0; i < 200; ++i)
            callers.push_back(std::make_unique<RawCaller>(serving.port()));
        for (const auto &caller : callers)
            caller->send(post("/", "x"));
        for (const auto &caller : callers)
            QCOMPARE(caller->answer().status, 200);
        QCOMPARE(serving.server->connectionCount(), 200);
        callers.clear();
        QTRY_COMPARE(serving.server->connectionCount(), 0);
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestServer)
#include "tst_server.moc"
