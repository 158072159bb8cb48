#include "core/http/client.h"
#include "raw_server.h"
#include "serving.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace countersign::http {

/// Everything holds for both ways that a request can take.
class TestClient : public QObject
{
    Q_OBJECT

public:
    explicit TestClient(Client::Way way) : m_way(way) {}

private:
    const Client::Way m_way;
    SystemClock m_clock;

    [[nodiscard]] Client::Config quick() const
    {
        Client::Config config;
        config.way = m_way;
        config.timeout = Milliseconds(5000);
        config.answerBytes = 10'000;
        return config;
    }

private Q_SLOTS:
    void sendsExactlyWhatItIsGiven_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        const QByteArray bytes("{\"a\": \"\xff\x00\r\n\"}", 12);
        for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
            QTest::addRow("%s", method) << QByteArray(method) << QByteArray();
            QTest::addRow("%s with a body", method) << QByteArray(method) << bytes;
        }
    }
    void sendsExactlyWhatItIsGiven()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        const Serving serving([](const Request &seen, const Responder &respond) {
            respond({201,
                     {{"X-Seen", seen.headers.find("X-Sent").value_or("absent")}},
                     seen.method + ' ' + seen.target + ' ' + seen.body},
                    {});
        });
        Client client(quick());
        Request sent = request(method, serving.server->baseUrl() + "/p/%2F?q=a%20b&r", body);
        sent.headers.add("X-Sent", "yes");
        const auto answer = await(client.send(sent, {}));
        QVERIFY2(answer, qUtf8Printable(answer ? QString() : answer.error().message));
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->headers.find("x-seen"), std::optional<QByteArray>("yes"));
        QCOMPARE(answer->body, method + " /p/%2F?q=a%20b&r " + body);
    }

    void addsNoSurprisingHeader_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArrayList>("names");
        const QByteArrayList always{"accept-encoding", "accept-language", "connection", "host", "user-agent"};
        QTest::newRow("GET") << QByteArray("GET") << QByteArray() << always;
        QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray() << always;
        QTest::newRow("POST without body")
            << QByteArray("POST") << QByteArray() << always + QByteArrayList{"content-length"};
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("{}")
                              << always + QByteArrayList{"content-length", "content-type"};
    }
    void addsNoSurprisingHeader()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(QByteArrayList, names);
        Headers seen;
        const Serving serving([&](const Request &arrived, const Responder &respond) {
            seen = arrived.headers;
            respond({}, {});
        });
        Client client(quick());
        QVERIFY(await(client.send(request(method, serving.server->baseUrl() + "/?query=1", body), {})));
        QByteArrayList found;
        for (const Header &header : seen)
            found.append(header.name.toLower());
        std::sort(found.begin(), found.end());
        std::sort(names.begin(), names.end());
        QCOMPARE(found, names);
        QCOMPARE(seen.find("Accept-Encoding"), std::optional<QByteArray>("identity"));
        QVERIFY(seen.find("User-Agent")->startsWith("Countersign/"));
    }

    void anyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
             {200, 204, 301, 302, 304, 307, 400, 401, 403, 404, 407, 409, 410, 422, 429, 500, 501, 503, 599})
            QTest::addRow("%d", status) << status;
    }
    void anyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        std::atomic<int> asked = 0;
        const Serving serving([&](const Request &, const Responder &respond) {
            ++asked;
            respond(
                {status, {{"Location", "/elsewhere"}, {"WWW-Authenticate", "Basic realm=\"x\""}}, "the body"},
                {});
        });
        Client client(quick());
        const auto answer = await(client.send(request("POST", serving.server->baseUrl() + "/", "x"), {}));
        QVERIFY2(answer, qUtf8Printable(answer ? QString() : answer.error().message));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, status == 204 || status == 304 ? QByteArray() : QByteArray("the body"));
        QCOMPARE(asked.load(), 1);
    }

    void badServersAreErrors_data()
    {
        using After = RawServer::After;
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("after");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &answer, After after, const char *code) {
            QTest::newRow(name) << answer << static_cast<int>(after) << QString::fromLatin1(code);
        };
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        row("nothing", "", After::Close, "ANSWER_MALFORMED");
        row("garbage", "what do you want?\r\n\r\n", After::Close, "ANSWER_MALFORMED");
        row("half a header", ok + "Content-Le", After::Close, "ANSWER_MALFORMED");
        row("half a body", ok + "Content-Length: 10\r\n\r\nabc", After::Close, "ANSWER_MALFORMED");
        row("half a chunk", ok + "Transfer-Encoding: chunked\r\n\r\na\r\nabc", After::Close,
            "ANSWER_MALFORMED");
        row("no last chunk", ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", After::Close,
            "ANSWER_MALFORMED");
        row("announced too large", ok + "Content-Length: 10001\r\n\r\nabc", After::Stay, "ANSWER_TOO_LARGE");
        row("announced enormous", ok + "Content-Length: 100000000000\r\n\r\nabc", After::Stay,
            "ANSWER_TOO_LARGE");
        row("too large", ok + "Content-Length: 20000\r\n\r\n" + QByteArray(20'000, 'x'), After::Stay,
            "ANSWER_TOO_LARGE");
        row("too large, unannounced", ok + "\r\n" + QByteArray(20'000, 'x'), After::Stay, "ANSWER_TOO_LARGE");
        row("hangs", "", After::Stay, "TIMED_OUT");
        row("hangs in the header", ok, After::Stay, "TIMED_OUT");
        row("hangs in the body", ok + "Content-Length: 10\r\n\r\nabc", After::Stay, "TIMED_OUT");
    }
    void badServersAreErrors()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, after);
        QFETCH(QString, code);
        const RawServer server(answer, static_cast<RawServer::After>(after));
        Client client(quick());
        Client::Options options;
        if (code == QLatin1String("TIMED_OUT"))
            options.timeout = Milliseconds(150);
        const auto result = await(client.send(request("POST", server.url(), "x"), options));
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
        QVERIFY2(result.error().message.contains(QString::fromLatin1(server.url())),
                 qUtf8Printable(result.error().message));
    }

    void answersUpToTheLimitAreTaken()
    {
        const RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n" + QByteArray(10'000, 'x'),
                               RawServer::After::Stay);
        Client client(quick());
        const auto result = await(client.send(request("GET", server.url()), {}));
        QVERIFY(result);
        QCOMPARE(result->body.size(), 10'000);
    }

    void whatMayChangeSomethingIsSentOnce_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("pay 1.00");
        QTest::newRow("long POST") << QByteArray("POST") << QByteArray(300'000, 'x') + "pay 1.00";
        QTest::newRow("empty POST") << QByteArray("POST") << QByteArray();
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("pay 1.00");
    }
    void whatMayChangeSomethingIsSentOnce()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        const RawServer server("", RawServer::After::Close);
        Client client(quick());
        const auto result = await(client.send(request(method, server.url(), body), {}));
        QVERIFY(!result);
        if (body.isEmpty())
            QCOMPARE(server.received().count(method), 1);
        else
            QVERIFY(server.received().count("pay 1.00") <= 1);
    }

    void answersThatEndWithTheirConnection()
    {
        const RawServer server("HTTP/1.0 200 OK\r\n\r\nall of it", RawServer::After::Close);
        Client client(quick());
        const auto result = await(client.send(request("GET", server.url()), {}));
        QVERIFY2(result, qUtf8Printable(result ? QString() : result.error().message));
        QCOMPARE(result->body, QByteArray("all of it"));
    }

    void connectionsAreUsedAgain()
    {
        const RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", RawServer::After::Stay);
        Client client(quick());
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(await(client.send(request("POST", server.url(), "again"), {})));
            QTRY_COMPARE(server.received().count("again"), i);
        }
        QCOMPARE(server.connections(), 1);
    }

    void headersEndNoLine()
    {
        Headers seen;
        const Serving serving([&](const Request &arrived, const Responder &respond) {
            seen = arrived.headers;
            respond({}, {});
        });
        Client client(quick());
        Request sent = request("GET", serving.server->baseUrl() + "/");
        sent.headers.add("X-A", "one\r\nX-Smuggled: two");
        sent.headers.add("X-B\r\nX-Smuggled", "three");
        sent.headers.add("X-C", "four");
        QVERIFY(await(client.send(sent, {})));
        QVERIFY(!seen.find("X-Smuggled"));
        QCOMPARE(seen.find("X-C"), std::optional<QByteArray>("four"));
    }

    void repeatedHeadersAllArrive()
    {
        std::vector<QByteArray> seen;
        const Serving serving([&](const Request &arrived, const Responder &respond) {
            seen = arrived.headers.all("X-A");
            respond({}, {});
        });
        Client client(quick());
        Request sent = request("GET", serving.server->baseUrl() + "/");
        sent.headers.add("X-A", "one");
        sent.headers.add("X-A", "two");
        QVERIFY(await(client.send(sent, {})));
        const QByteArrayList all(seen.begin(), seen.end());
        QCOMPARE(all.join(", "), QByteArray("one, two")); // RFC 9110 section 5.2: one line or two
    }

    /// Six of a line are under way and two wait: one is cancelled, the other has its turn once one of the six ends.
    void whoeverWaitsHasATurnOrIsCancelled()
    {
        std::mutex mutex;
        std::vector<Responder> held;
        int arrived = 0;
        const Serving serving([&](const Request &, const Responder &respond) {
            const std::lock_guard lock(mutex);
            ++arrived;
            held.push_back(respond);
        });
        const auto hasArrived = [&](int count) {
            const std::lock_guard lock(mutex);
            return arrived == count;
        };
        Client client(quick());
        const Request sent = request("POST", serving.server->baseUrl() + "/", "x");
        Client::Options options;
        QPromise<void> wish;
        wish.start();
        options.wantedBy = wish.future();
        const auto ending = client.send(sent, options);
        std::vector<QFuture<Result<Response>>> underWay;
        for (int i = 1; i < 6; ++i)
            underWay.push_back(client.send(sent, {}));
        QTRY_VERIFY(hasArrived(6));

        QPromise<void> otherWish;
        otherWish.start();
        Client::Options others;
        others.wantedBy = otherWish.future();
        const auto cancelled = client.send(sent, others);
        const auto waiting = client.send(sent, {});
        others.wantedBy->cancel();
        QCOMPARE(await(cancelled).error().code, QStringLiteral("CANCELLED"));
        QVERIFY(hasArrived(6));

        options.wantedBy->cancel();
        QCOMPARE(await(ending).error().code, QStringLiteral("CANCELLED"));
        QTRY_VERIFY(hasArrived(7));
        for (const Responder &respond : held)
            respond({200, {}, {}}, {});
        QVERIFY(await(waiting));
        for (const auto &each : underWay)
            QVERIFY(await(each));
    }

    void cookiesAreNotKept()
    {
        std::vector<bool> hadCookie;
        const Serving serving([&](const Request &seen, const Responder &respond) {
            hadCookie.push_back(seen.headers.find("Cookie").has_value());
            respond({200, {{"Set-Cookie", "a=b"}}, "x"}, {});
        });
        Client client(quick());
        for (int i = 0; i < 2; ++i)
            QVERIFY(await(client.send(request("GET", serving.server->baseUrl() + "/"), {})));
        QCOMPARE(hadCookie, (std::vector<bool>{false, false}));
    }

    void nobodyListens()
    {
        QByteArray url;
        {
            const RawServer gone("", RawServer::After::Close);
            url = gone.url();
        }
        Client client(quick());
        const auto result = await(client.send(request("GET", url), {}));
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("CONNECT_FAILED"));
    }

    void urlsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("url");
        for (const char *url :
             {"", "/path", "localhost:80/", "ftp://localhost/", "http://", "http://a b/", "http://[::1/"})
            QTest::newRow(url) << QByteArray(url);
    }
    void urlsThatAreNone()
    {
        QFETCH(QByteArray, url);
        Client client(quick());
        const auto result = await(client.send(request("GET", url), {}));
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("URL_INVALID"));
        QVERIFY(result.error().message.contains(QString::fromLatin1(url)));
    }

    void passwordsStayOutOfErrors_data()
    {
        QTest::addColumn<QByteArray>("url");
        for (const char *url :
             {"ftp://user:hunter2@localhost/?t=hunter2", "http://user:hunter2@localhost:99999/?t=hunter2"})
            QTest::newRow(url) << QByteArray(url);
    }
    void passwordsStayOutOfErrors()
    {
        QFETCH(QByteArray, url);
        Client client(quick());
        const auto result = await(client.send(request("GET", url), {}));
        QVERIFY(!result);
        QVERIFY2(!result.error().message.contains(QStringLiteral("hunter2")),
                 qUtf8Printable(result.error().message));
    }

    void destructionAbortsWhatIsUnderWay()
    {
        const RawServer server("", RawServer::After::Stay);
        std::vector<QFuture<Result<Response>>> futures;
        {
            Client client(quick());
            for (int i = 0; i < 10; ++i)
                futures.push_back(client.send(request("GET", server.url()), {}));
            QTRY_VERIFY(!server.received().isEmpty());
            futures.push_back(client.send(request("GET", server.url()), {}));
        }
        for (const auto &future : futures) {
            QVERIFY(future.isFinished());
            QCOMPARE(future.result().error().code, QStringLiteral("CLIENT_CLOSED"));
        }
    }

    void manyAtOnceFromManyThreads()
    {
        const Serving serving(echo);
        Client client(quick());
        std::mutex mutex;
        std::vector<QFuture<Result<Response>>> futures;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 50; ++n) {
                    auto future = client.send(request("POST", serving.server->baseUrl() + "/", "x"), {});
                    const std::lock_guard lock(mutex);
                    futures.push_back(std::move(future));
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        for (const auto &future : futures) {
            const auto result = await(future);
            QVERIFY(result);
            QCOMPARE(result->body, QByteArray("POST / x"));
        }
    }

    void lanesDoNotWaitForEachOther()
    {
        constexpr std::size_t held = 6; // connections to one host
        std::mutex mutex;
        std::vector<Responder> waiting;
        const Serving serving([&](const Request &seen, const Responder &respond) {
            if (seen.path() == "/quick")
                return respond({200, {}, {}}, {});
            const std::lock_guard lock(mutex);
            waiting.push_back(respond);
        });
        Client client(quick());
        const auto send = [&](const QByteArray &path, const QByteArray &lane) {
            Client::Options options;
            options.lane = lane;
            return client.send(request("POST", serving.server->baseUrl() + path, "x"), options);
        };
        std::vector<QFuture<Result<Response>>> slow;
        for (std::size_t i = 0; i <= held; ++i)
            slow.push_back(send("/slow", "a"));
        QTRY_VERIFY([&] {
            const std::lock_guard lock(mutex);
            return waiting.size() >= held;
        }());
        QVERIFY(await(send("/quick", "b")));
        QTRY_VERIFY([&] {
            const std::lock_guard lock(mutex);
            for (const Responder &respond : std::exchange(waiting, {}))
                respond({200, {}, {}}, {});
            return std::ranges::all_of(slow, [](const auto &each) { return each.isFinished(); });
        }());
    }

    void exchangesAreCaptured()
    {
        const Serving serving([](const Request &, const Responder &respond) {
            respond({200, {}, R"({"device_session_token":"x"})"}, {});
        });
        ExchangeLog log({});
        Client::Config config = quick();
        config.party = "device";
        config.clock = &m_clock;
        config.log = &log;
        Client client(config);
        Client::Options options;
        options.instructionId = QStringLiteral("ins_1");
        Request sent = request("POST", serving.server->baseUrl() + "/register", "{}");
        sent.headers.add("Authorization", "Bearer abc");
        QVERIFY(await(client.send(sent, options)));
        QVERIFY(!await(client.send(request("GET", "nowhere"), {})));

        const auto exchange = log.find(1);
        QVERIFY(exchange);
        QCOMPARE(exchange->direction, Direction::Outbound);
        QCOMPARE(exchange->party, QByteArray("device"));
        QCOMPARE(exchange->request.target, sent.target);
        QCOMPARE(exchange->request.headers.find("Authorization"), std::optional<QByteArray>("Bearer •••"));
        QCOMPARE(exchange->response.status, 200);
        QCOMPARE(exchange->response.body, QByteArray(R"({"device_session_token":"•••"})"));
        QCOMPARE(exchange->instructionId, QStringLiteral("ins_1"));
        QVERIFY(exchange->at > Instant{});
        QVERIFY(exchange->duration.count() > 0);
        QCOMPARE(log.find(2)->response.status, 0);
    }
};

class TestClientOverTheNetwork final : public TestClient
{
    Q_OBJECT

public:
    TestClientOverTheNetwork() : TestClient(Client::Way::Network) {}
};

} // namespace countersign::http

int main(int argc, char *argv[])
{
    using namespace countersign::http;
    QCoreApplication application(argc, argv);
    TestClient straight(Client::Way::Shortest);
    TestClientOverTheNetwork overTheNetwork;
    return QTest::qExec(&straight, argc, argv) + QTest::qExec(&overTheNetwork, argc, argv);
}
#include "tst_client.moc"
