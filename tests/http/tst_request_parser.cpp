#include "core/http/request_parser_p.h"

#include <QTest>

#include <random>

namespace countersign::http {

using HostCheck = ServerConfig::HostCheck;
using Progress = RequestParser::Progress;

class TestRequestParser : public QObject
{
    Q_OBJECT

    static constexpr char plain[] = "POST /a?b=c HTTP/1.1\r\nHost: localhost:80\r\nX-A: one\r\nX-B:  two \r\n"
                                    "Content-Length: 5\r\n\r\nhello";
    static constexpr char chunked[] = "\r\n\r\nPUT http://127.0.0.1:80/a?b HTTP/1.1\r\nHost: elsewhere\r\n"
                                      "Transfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n7\r\n, world\r\n"
                                      "0\r\nX-Admin-Key: from the trailer\r\n\r\n";
    static constexpr char emptyChunked[] =
        "GET / HTTP/1.1\r\nHost: [::1]\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\n\r\n";

    ServerLimits m_limits;
    KnownFields m_known; ///< of whatever was parsed before: it must never show

    /// Feeds `bytes` as a connection would, which keeps what the parser left over; returns what was left at the end.
    static QByteArray feed(RequestParser &parser, const QByteArray &bytes, const std::vector<int> &cuts = {})
    {
        QByteArray waiting;
        qsizetype from = 0;
        for (std::size_t piece = 0; piece <= cuts.size(); ++piece) {
            const qsizetype until = piece < cuts.size() ? cuts[piece] : bytes.size();
            waiting += bytes.sliced(from, until - from);
            from = until;
            if (parser.progress() != Progress::NeedsMore)
                continue;
            const auto used = parser.feed({waiting.constData(), static_cast<std::size_t>(waiting.size())});
            waiting.remove(0, static_cast<qsizetype>(used));
        }
        return waiting;
    }

private Q_SLOTS:
    void readsRequestsCutAnywhere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("headers");
        QTest::newRow("plain") << QByteArray(plain) << QByteArray("POST") << QByteArray("/a?b=c")
                               << QByteArray("hello") << 4;
        QTest::newRow("chunked") << QByteArray(chunked) << QByteArray("PUT") << QByteArray("/a?b")
                                 << QByteArray("hello, world") << 2;
        QTest::newRow("empty chunked")
            << QByteArray(emptyChunked) << QByteArray("GET") << QByteArray("/") << QByteArray() << 2;
    }
    void readsRequestsCutAnywhere()
    {
        QFETCH(QByteArray, bytes);
        std::mt19937 random(7);
        for (int round = 0; round < 3000; ++round) {
            std::vector<int> cuts(std::uniform_int_distribution<std::size_t>(0, 12)(random));
            for (int &cut : cuts)
                cut = std::uniform_int_distribution<int>(0, static_cast<int>(bytes.size()))(random);
            std::sort(cuts.begin(), cuts.end());

            RequestParser parser(m_limits, HostCheck::LoopbackNames, m_known);
            QCOMPARE(feed(parser, bytes + "GET /next", cuts), QByteArray("GET /next"));
            QCOMPARE(parser.progress(), Progress::Complete);
            QTEST(parser.request().method, "method");
            QTEST(parser.request().target, "target");
            QTEST(parser.request().body, "body");
            QTEST(static_cast<int>(parser.request().headers.size()), "headers");
        }
    }

    void everyByteByItself()
    {
        for (const char *text : {plain, chunked, emptyChunked}) {
            const QByteArray bytes(text);
            std::vector<int> cuts(static_cast<std::size_t>(bytes.size()));
            std::iota(cuts.begin(), cuts.end(), 0);
            RequestParser parser(m_limits, HostCheck::LoopbackNames, m_known);
            QCOMPARE(feed(parser, bytes, cuts), QByteArray());
            QCOMPARE(parser.progress(), Progress::Complete);
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char *name, const char *bytes, int status, const char *mentions) {
            QTest::newRow(name) << QByteArray(bytes) << status << QString::fromUtf8(mentions);
        };
        row("no HTTP", "hello there\r\n\r\n", 400, "not an HTTP/1.1 request");
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "version");
        row("TLS", "\x16\x03\x01\x02\x01\x01\x01\xfc\x03\x03\r\n\r\n", 400, "method");
        row("bare line feeds", "GET / HTTP/1.1\nHost: localhost\n\n\r\n\r\n", 400, "version");
        row("blank before colon", "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400, "field");
        row("no host", "GET / HTTP/1.1\r\nX: y\r\n\r\n", 400, "no Host");
        row("two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\n\r\n", 400, "2 Host");
        row("foreign host", "GET / HTTP/1.1\r\nHost: evil.example:80\r\n\r\n", 421, "evil.example");
        row("empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 421, "loopback");
        row("host in disguise", "GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 421, "loopback");
        row("foreign target", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 421,
            "evil.example");
        row("target is no path", "GET evil HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "'evil'");
        row("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "'a:443'");
        row("length is no number", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5x\r\n\r\n", 400,
            "Length");
        row("negative length", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n", 400,
            "Length");
        row("two lengths",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", 400,
            "Length");
        row("length and chunks",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
            400, "Transfer-Encoding");
        row("chunks and length",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
            400, "Length");
        row("chunked twice",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
            "chunked\r\n\r\n",
            400, "Transfer-Encoding");
        row("gzip", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501,
            "gzip");
        row("identity", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: identity\r\n\r\n", 501,
            "identity");
        row("chunks in HTTP/1.0", "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
            400, "HTTP/1.0");
        row("chunk size is no number",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400, "chunk");
        row("chunk longer than said",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n", 400,
            "chunk");
        row("chunk size overflows",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1ffffffffffffffff\r\n",
            400, "chunk");
        row("body over the limit", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n",
            413, "1048576 bytes");
        row("chunk over the limit",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n", 413,
            "1048576 bytes");
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, mentions);
        RequestParser parser(m_limits, HostCheck::LoopbackNames, m_known);
        feed(parser, bytes);
        QCOMPARE(parser.progress(), Progress::Refused);
        QTEST(parser.refusal().status, "status");
        QVERIFY2(parser.refusal().message.contains(mentions), qUtf8Printable(parser.refusal().message));
    }

    void allowsLoopbackNames_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const char *host :
             {"localhost", "LOCALHOST:8080", "app.localhost", "127.0.0.1:1", "127.9.9.9", "[::1]:80"})
            QTest::newRow(host) << QByteArray(host);
    }
    void allowsLoopbackNames()
    {
        QFETCH(QByteArray, host);
        RequestParser parser(m_limits, HostCheck::LoopbackNames, m_known);
        feed(parser, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        QCOMPARE(parser.progress(), Progress::Complete);
    }

    void hostCheckCanBeOff()
    {
        RequestParser parser(m_limits, HostCheck::Off, m_known);
        feed(parser, "GET / HTTP/1.1\r\nHost: relay.example\r\n\r\n");
        QCOMPARE(parser.progress(), Progress::Complete);
    }

    /// Whatever never ends must be refused before it needs more memory than the limits allow.
    void endlessHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QByteArray>("repeated");
        const QByteArray request("GET / HTTP/1.1\r\nHost: localhost\r\n");
        const QByteArray chunkedRequest = request + "Transfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("target") << QByteArray("GET /") << QByteArray("aaaa");
        QTest::newRow("one field") << request + "X: " << QByteArray("aaaa");
        QTest::newRow("many whole fields") << request << QByteArray("X-A: b\r\n");
        QTest::newRow("folded field") << request + "X: " << QByteArray("a\r\n a");
        QTest::newRow("chunk extension") << chunkedRequest + "1;" << QByteArray("aaaa");
        QTest::newRow("trailer") << chunkedRequest + "0\r\n" << QByteArray("X-A: b\r\n");
    }
    void endlessHeadersAreRefused()
    {
        QFETCH(QByteArray, beginning);
        QFETCH(QByteArray, repeated);
        ServerLimits limits;
        limits.headerBytes = 1000;
        RequestParser parser(limits, HostCheck::LoopbackNames, m_known);
        QByteArray waiting = beginning;
        qsizetype sent = beginning.size();
        while (parser.progress() == Progress::NeedsMore && sent < 10'000) {
            const auto used = parser.feed({waiting.constData(), static_cast<std::size_t>(waiting.size())});
            waiting.remove(0, static_cast<qsizetype>(used));
            waiting += repeated;
            sent += repeated.size();
        }
        QCOMPARE(parser.progress(), Progress::Refused);
        QCOMPARE(parser.refusal().status, 431);
        QVERIFY2(sent < 2200, qPrintable(QString::number(sent)));
    }

    void chunkedBodiesAreCounted()
    {
        ServerLimits limits;
        limits.bodyBytes = 10;
        RequestParser parser(limits, HostCheck::LoopbackNames, m_known);
        feed(parser,
             "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
             "6\r\nabcdef\r\n6\r\nghijkl\r\n0\r\n\r\n");
        QCOMPARE(parser.progress(), Progress::Refused);
        QCOMPARE(parser.refusal().code, QStringLiteral("BODY_TOO_LARGE"));
        QVERIFY(parser.request().body.size() <= 10);
    }

    void waitingForContinue_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("waits");
        const QByteArray request("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n");
        QTest::newRow("waits") << request + "Expect: 100-Continue\r\n\r\n" << true;
        QTest::newRow("does not ask") << request + "\r\n" << false;
        QTest::newRow("has begun already") << request + "Expect: 100-continue\r\n\r\nhe" << false;
        QTest::newRow("header not yet there") << request + "Expect: 100-continue\r\n" << false;
    }
    void waitingForContinue()
    {
        QFETCH(QByteArray, bytes);
        RequestParser parser(m_limits, HostCheck::LoopbackNames, m_known);
        feed(parser, bytes);
        QTEST(parser.takeContinue(), "waits");
        QVERIFY(!parser.takeContinue());
    }

    void keepsConnectionsAliveAsAsked_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("connection");
        QTest::addColumn<bool>("keeps");
        QTest::newRow("1.1") << QByteArray("1.1") << QByteArray("x") << true;
        QTest::newRow("1.1 close") << QByteArray("1.1") << QByteArray("foo, Close") << false;
        QTest::newRow("1.0") << QByteArray("1.0") << QByteArray("x") << false;
        QTest::newRow("1.0 keep-alive") << QByteArray("1.0") << QByteArray("Keep-Alive") << true;
    }
    void keepsConnectionsAliveAsAsked()
    {
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, connection);
        RequestParser parser(m_limits, HostCheck::LoopbackNames, m_known);
        feed(parser,
             "GET / HTTP/" + version + "\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n");
        QCOMPARE(parser.progress(), Progress::Complete);
        QTEST(parser.keepsAlive(), "keeps");
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestRequestParser)
#include "tst_request_parser.moc"
