#include "raw_caller.h"
#include "serving.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <atomic>

namespace countersign::http {

class TestServerLimits : public QObject
{
    Q_OBJECT

    static ServerConfig limited(ServerLimits limits)
    {
        ServerConfig config;
        config.limits = limits;
        return config;
    }

    static QString errorCode(const Response &response)
    {
        return QJsonDocument::fromJson(response.body).object().value(QStringLiteral("error_code")).toString();
    }

private Q_SLOTS:
    void tooMuchIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const QByteArray post("POST / HTTP/1.1\r\nHost: localhost\r\n");
        const QByteArray much(8'000'000, 'x');
        QTest::newRow("announced body") << post + "Content-Length: 1001\r\n\r\n" << 413 << "BODY_TOO_LARGE";
        QTest::newRow("sent body") << post + "Content-Length: 8000000\r\n\r\n" + much << 413
                                   << "BODY_TOO_LARGE";
        QTest::newRow("awaited body") << post + "Content-Length: 1001\r\nExpect: 100-continue\r\n\r\n"
                                      << 413 << "BODY_TOO_LARGE";
        QTest::newRow("chunk") << post + "Transfer-Encoding: chunked\r\n\r\n7a1200\r\n" + much << 413
                               << "BODY_TOO_LARGE";
        QTest::newRow("chunks") << post + "Transfer-Encoding: chunked\r\n\r\n"
                + ("1f4\r\n" + QByteArray(500, 'x') + "\r\n").repeated(5000)
                                << 413 << "BODY_TOO_LARGE";
        QTest::newRow("target") << "GET /" + much << 431 << "HEADER_TOO_LARGE";
        QTest::newRow("field") << post + "X: " + much << 431 << "HEADER_TOO_LARGE";
        QTest::newRow("fields") << post + QByteArray("X: y\r\n").repeated(500'000) << 431
                                << "HEADER_TOO_LARGE";
    }
    void tooMuchIsRefused()
    {
        QFETCH(QByteArray, bytes);
        ServerLimits limits;
        limits.bodyBytes = 1000;
        limits.headerBytes = 2000;
        const Serving serving(echo, limited(limits));
        RawCaller caller(serving.port());
        caller.push(bytes);
        const Response response = caller.answer();
        QTEST(response.status, "status");
        QTEST(errorCode(response), "code");
        QCOMPARE(response.headers.find("Content-Type"), QByteArray("application/json"));
        QVERIFY(caller.isEnded());
        QTRY_COMPARE(serving.server->connectionCount(), 0);
    }

    void theLimitItselfIsAllowed()
    {
        ServerLimits limits;
        limits.bodyBytes = 1000;
        const Serving serving(echo, limited(limits));
        RawCaller caller(serving.port());
        caller.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
                    + QByteArray(1000, 'x'));
        QCOMPARE(caller.answer().status, 200);
    }

    void slowSendersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("begun");
        const QByteArray post("POST / HTTP/1.1\r\nHost: localhost\r\n");
        QTest::newRow("in the request line") << QByteArray("GE");
        QTest::newRow("in the header") << post;
        QTest::newRow("in the body") << post + "Content-Length: 10\r\n\r\nabc";
        QTest::newRow("in a chunk") << post + "Transfer-Encoding: chunked\r\n\r\n5\r\nab";
        QTest::newRow("after continue") << post + "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n";
    }
    void slowSendersAreRefused()
    {
        QFETCH(QByteArray, begun);
        ServerLimits limits;
        limits.requestTime = Milliseconds(200);
        const Serving serving(echo, limited(limits));
        RawCaller caller(serving.port());
        QElapsedTimer timer;
        timer.start();
        caller.send(begun);
        Response response = caller.answer();
        if (response.status == 100)
            response = caller.answer();
        QCOMPARE(response.status, 408);
        QCOMPARE(errorCode(response), QStringLiteral("REQUEST_TIMEOUT"));
        QVERIFY(timer.elapsed() >= 195);
        QVERIFY(caller.isEnded());
    }

    void drippingDoesNotBuyTime()
    {
        ServerLimits limits;
        limits.requestTime = Milliseconds(200);
        const Serving serving(echo, limited(limits));
        RawCaller caller(serving.port());
        caller.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
        QElapsedTimer timer;
        timer.start();
        while (!caller.socket().waitForReadyRead(20) && timer.elapsed() < 5000)
            caller.push("x");
        QCOMPARE(caller.answer().status, 408);
        QVERIFY(timer.elapsed() >= 195);
    }

    void theNextRequestHasItsOwnTime()
    {
        ServerLimits limits;
        limits.requestTime = Milliseconds(300);
        const Serving serving(echo, limited(limits));
        RawCaller caller(serving.port());
        QElapsedTimer timer;
        timer.start();
        int answered = 0;
        while (timer.elapsed() < 900) {
            caller.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            QCOMPARE(caller.answer().status, 200);
            ++answered;
            caller.socket().waitForReadyRead(50);
        }
        QVERIFY(answered > 5);
    }

    void idleConnectionsEndSilently_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("fresh") << QByteArray();
        QTest::newRow("kept alive") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    void idleConnectionsEndSilently()
    {
        QFETCH(QByteArray, request);
        ServerLimits limits;
        limits.requestTime = Milliseconds(200);
        const Serving serving(echo, limited(limits));
        RawCaller caller(serving.port());
        if (!request.isEmpty()) {
            caller.send(request);
            QCOMPARE(caller.answer().status, 200);
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(caller.isEnded());
        QVERIFY(timer.elapsed() >= 150);
        QTRY_COMPARE(serving.server->connectionCount(), 0);
    }

    void aSlowHandlerIsNotASlowSender()
    {
        ServerLimits limits;
        limits.requestTime = Milliseconds(50);
        Loop later("later");
        const Serving serving(
            [&](const Request &, const Responder &respond) {
                later.runAfter(Milliseconds(300), [respond] { respond({200, {}, "late"}, {}); });
            },
            limited(limits));
        RawCaller caller(serving.port());
        caller.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(caller.answer().body, QByteArray("late"));
    }

    void aCallerThatDoesNotReadIsLeft()
    {
        ServerLimits limits;
        limits.requestTime = Milliseconds(200);
        const Serving serving(
            [](const Request &, const Responder &respond) {
                respond({200, {}, QByteArray(32'000'000, 'x')}, {});
            },
            limited(limits));
        RawCaller caller(serving.port());
        caller.socket().setReadBufferSize(1000);
        caller.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(serving.server->connectionCount(), 1);
        QTRY_COMPARE(serving.server->connectionCount(), 0);
    }

    void halfARequestIsNoRequest()
    {
        std::atomic<int> handled = 0;
        const Serving serving([&](const Request &request, const Responder &respond) {
            ++handled;
            echo(request, respond);
        });
        RawCaller caller(serving.port());
        caller.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
        caller.finishSending();
        QCOMPARE(caller.answer().status, 400);
        QVERIFY(caller.isEnded());
        QCOMPARE(handled.load(), 0);
    }

    void connectionsOverTheLimitAreRefused()
    {
        ServerLimits limits;
        limits.connections = 3;
        const Serving serving(echo, limited(limits));
        std::vector<std::unique_ptr<RawCaller>> callers;
        for (int i = 0; i < 3; ++i)
            callers.push_back(std::make_unique<RawCaller>(serving.port()));
        QTRY_COMPARE(serving.server->connectionCount(), 3);

        RawCaller refused(serving.port());
        const Response response = refused.answer();
        QCOMPARE(response.status, 503);
        QCOMPARE(errorCode(response), QStringLiteral("TOO_MANY_CONNECTIONS"));
        QVERIFY(refused.isEnded());

        callers.pop_back();
        QTRY_COMPARE(serving.server->connectionCount(), 2);
        RawCaller welcome(serving.port());
        welcome.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(welcome.answer().status, 200);
    }

    void aFloodLeavesTheServedAlone()
    {
        ServerLimits limits;
        limits.connections = 3;
        const Serving serving(echo, limited(limits));
        RawCaller served(serving.port());
        std::vector<std::unique_ptr<RawCaller>> flood;
        for (int i = 0; i < 300; ++i)
            flood.push_back(std::make_unique<RawCaller>(serving.port()));
        served.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(served.answer().status, 200);
        QVERIFY(serving.server->connectionCount() <= 3);
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestServerLimits)
#include "tst_server_limits.moc"
