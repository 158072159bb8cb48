#include "raw_server.h"
#include "serving.h"

#include <sys/resource.h>
#include <unistd.h>

namespace countersign::http {

namespace {

/// As long as it lives, this process gets no further descriptor.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit few{128, m_before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &few);
        for (int taken = dup(STDOUT_FILENO); taken >= 0; taken = dup(STDOUT_FILENO))
            m_taken.push_back(taken);
    }
    ~NoDescriptors()
    {
        for (const int each : m_taken)
            close(each);
        setrlimit(RLIMIT_NOFILE, &m_before);
    }
    Q_DISABLE_COPY_MOVE(NoDescriptors)

private:
    rlimit m_before{};
    std::vector<int> m_taken;
};

} // namespace

/// What holds for servers on this machine alone.
class TestLoopbackCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesNeedNoResolver_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("localhost") << QByteArray("127.0.0.1") << QByteArray("localhost");
        QTest::newRow("below it") << QByteArray("127.0.0.1") << QByteArray("relay.localhost");
        QTest::newRow("IPv6") << QByteArray("::1") << QByteArray("localhost");
        QTest::newRow("IPv6 address") << QByteArray("::1") << QByteArray("[::1]");
    }
    void namesNeedNoResolver()
    {
        QFETCH(QByteArray, address);
        QFETCH(QByteArray, name);
        Loop loop("serving");
        ServerConfig config;
        config.address = address;
        const auto server = Server::listen(loop, config, echo);
        if (!server && address.contains(':'))
            QSKIP("This machine has no IPv6.");
        QVERIFY(server.has_value());
        Client client(Client::Config{});
        const QByteArray url = "http://" + name + ':' + QByteArray::number((*server)->port()) + "/here";
        const auto answer = await(client.send(request("GET", url), {}));
        QVERIFY2(answer, qUtf8Printable(answer ? QString() : answer.error().message));
        QCOMPARE(answer->body, QByteArray("GET /here "));
    }

    void interimAnswersArePassedOver()
    {
        const RawServer server("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX-A: b\r\n\r\n"
                               "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok",
                               RawServer::After::Stay);
        Client client(Client::Config{});
        const auto result = await(client.send(request("POST", server.url(), "x"), {}));
        QVERIFY2(result, qUtf8Printable(result ? QString() : result.error().message));
        QCOMPARE(result->status, 201);
        QCOMPARE(result->body, QByteArray("ok"));
    }

    void anAnswerToHeadLeavesTheConnectionUsable()
    {
        const Serving serving(echo);
        Client client(Client::Config{});
        for (const QByteArray &method : {QByteArray("HEAD"), QByteArray("GET"), QByteArray("HEAD")}) {
            const auto answer = await(client.send(request(method, serving.server->baseUrl() + "/"), {}));
            QVERIFY2(answer, qUtf8Printable(answer ? QString() : answer.error().message));
            QCOMPARE(answer->body, method == "GET" ? QByteArray("GET / ") : QByteArray());
        }
    }

    void refusedAtBothAddressesIsRefused()
    {
        QByteArray url;
        {
            const RawServer gone("", RawServer::After::Close);
            url = gone.url().replace("127.0.0.1", "localhost");
        }
        Client client(Client::Config{});
        const auto result = await(client.send(request("GET", url), {}));
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("CONNECT_FAILED"));
        QVERIFY2(result.error().message.contains(QStringLiteral("refused")),
                 qUtf8Printable(result.error().message));
    }

    /// A connection may end just when it is used again: only what changes nothing is asked once more.
    void connectionsThatEndWhenTheyAreUsedAgain_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("isAskedAgain");
        QTest::newRow("GET") << QByteArray("GET") << true;
        QTest::newRow("POST") << QByteArray("POST") << false;
    }
    void connectionsThatEndWhenTheyAreUsedAgain()
    {
        QFETCH(QByteArray, method);
        QFETCH(bool, isAskedAgain);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        int asked = 0;
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&asked, socket, first = true]() mutable {
                socket->readAll();
                ++asked;
                if (std::exchange(first, false))
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                else
                    socket->abort();
            });
        });
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/";
        Client client(Client::Config{});
        QVERIFY(await(client.send(request(method, url), {})));
        const auto second = await(client.send(request(method, url), {}));
        QCOMPARE(second.has_value(), isAskedAgain);
        QCOMPARE(asked, isAskedAgain ? 3 : 2);
        QVERIFY(isAskedAgain || second.error().code == QLatin1String("ANSWER_MALFORMED"));
    }

    void descriptorsThatRunOutFailCallsAndNotTheClient()
    {
        const Serving serving(echo);
        const QByteArray url = serving.server->baseUrl() + "/";
        Client client(Client::Config{});
        QVERIFY(await(client.send(request("GET", url), {}))); // whatever is opened once is open now
        {
            const NoDescriptors noDescriptors;
            std::vector<QFuture<Result<Response>>> calls;
            for (int i = 0; i < 50; ++i)
                calls.push_back(client.send(request("POST", url), {}));
            int refused = 0;
            for (const QFuture<Result<Response>> &call : calls) {
                const Result<Response> answer = await(call);
                QVERIFY(answer || answer.error().code == QLatin1String("CONNECT_FAILED"));
                refused += answer ? 0 : 1;
            }
            QVERIFY(refused > 0);
        }
        QVERIFY(await(client.send(request("GET", url), {})));
    }

    void aClosedClientAnswersThousandsThatWait()
    {
        const RawServer server("", RawServer::After::Stay);
        std::vector<QFuture<Result<Response>>> calls;
        {
            Client client(Client::Config{});
            for (int i = 0; i < 10'000; ++i)
                calls.push_back(client.send(request("GET", server.url()), {}));
            QTRY_VERIFY(server.connections() > 0);
        }
        for (const QFuture<Result<Response>> &call : calls) {
            QVERIFY(call.isFinished());
            QCOMPARE(call.result().error().code, QStringLiteral("CLIENT_CLOSED"));
        }
    }

    void connectionsThatTheServerEndedAreNotUsedAgain()
    {
        const RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", RawServer::After::Close);
        Client client(Client::Config{});
        for (int i = 1; i <= 3; ++i) {
            const auto result = await(client.send(request("POST", server.url(), "once"), {}));
            QVERIFY2(result, qUtf8Printable(result ? QString() : result.error().message));
            QTRY_COMPARE(server.received().count("once"), i);
        }
        QCOMPARE(server.connections(), 3);
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestLoopbackCall)
#include "tst_loopback_call.moc"
