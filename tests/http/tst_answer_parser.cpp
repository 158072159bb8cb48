#include "core/http/answer_parser_p.h"

#include <QTest>

namespace countersign::http {

using Progress = AnswerParser::Progress;

class TestAnswerParser : public QObject
{
    Q_OBJECT

    static constexpr qint64 most = 300;

    /// As a connection would: in pieces, keeping what was left over.
    static Progress feed(AnswerParser &parser, const QByteArray &bytes, qsizetype piece, QByteArray &unread)
    {
        Progress progress = Progress::NeedsMore;
        for (qsizetype from = 0; from < bytes.size() && progress == Progress::NeedsMore; from += piece) {
            unread += bytes.mid(from, piece);
            progress = parser.feed(unread);
        }
        return progress;
    }

private Q_SLOTS:
    void readsAnswersCutAnywhere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("keepsAlive");
        const auto row = [](const char *name, const char *bytes, int status, const char *body,
                            bool keepsAlive) {
            QTest::newRow(name) << QByteArray(bytes) << status << QByteArray(body) << keepsAlive;
        };
        row("with a length", "HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 5\r\n\r\nhello", 200, "hello",
            true);
        row("without a body", "HTTP/1.1 204 No Content\r\n\r\n", 204, "", true);
        row("empty", "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", 503, "", true);
        row("chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n3\r\n, w\r\n0\r\n\r\n",
            200, "hello, w", true);
        row("chunked, empty", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200, "",
            true);
        row("closing", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok", 200, "ok",
            false);
        row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, "ok", false);
        row("no HTTP any more", "HTTP/1.1 101 Switching Protocols\r\n\r\n", 101, "", false);
    }
    void readsAnswersCutAnywhere()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(bool, keepsAlive);
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            AnswerParser parser(most, AnswerParser::To::Other);
            QByteArray unread;
            QCOMPARE(feed(parser, bytes, piece, unread), Progress::Complete);
            QCOMPARE(parser.response().status, status);
            QCOMPARE(parser.response().body, body);
            QCOMPARE(parser.keepsAlive(), keepsAlive);
            QVERIFY(unread.isEmpty());
        }
    }

    void leavesWhatFollows()
    {
        AnswerParser parser(most, AnswerParser::To::Other);
        QByteArray unread("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
        QCOMPARE(parser.feed(unread), Progress::Complete);
        QVERIFY(parser.isInterim());
        QCOMPARE(unread, QByteArray("HTTP/1.1 200 OK\r\n\r\n"));
    }

    void anAnswerToHeadHasNoBody()
    {
        AnswerParser parser(most, AnswerParser::To::Head);
        QByteArray unread("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
        QCOMPARE(parser.feed(unread), Progress::Complete);
        QVERIFY(parser.keepsAlive());
    }

    void trailersAreDropped()
    {
        AnswerParser parser(most, AnswerParser::To::Other);
        QByteArray unread("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nRetry-After: 9\r\n\r\n");
        QCOMPARE(parser.feed(unread), Progress::Complete);
        QVERIFY(!parser.response().headers.find("Retry-After"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("progress");
        const auto row = [](const char *name, const QByteArray &bytes, Progress progress) {
            QTest::newRow(name) << bytes << static_cast<int>(progress);
        };
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        row("no HTTP", "220 mail.example ESMTP\r\n\r\n", Progress::Malformed);
        row("status of two digits", "HTTP/1.1 20 OK\r\n\r\n", Progress::Malformed);
        row("status that is none", "HTTP/1.1 000 OK\r\n\r\n", Progress::Malformed);
        row("two lengths", ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", Progress::Malformed);
        row("length is no number", ok + "Content-Length: x\r\n\r\n", Progress::Malformed);
        row("chunk is no number", ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", Progress::Malformed);
        row("announced too large", ok + "Content-Length: 301\r\n\r\n", Progress::TooLarge);
        row("announced enormous", ok + "Content-Length: 100000000000\r\n\r\nx", Progress::TooLarge);
        row("too large", ok + "\r\n" + QByteArray(301, 'x'), Progress::TooLarge);
        row("chunk too large", ok + "Transfer-Encoding: chunked\r\n\r\n12d\r\n", Progress::TooLarge);
        row("chunks too large",
            ok + "Transfer-Encoding: chunked\r\n\r\n"
                + QByteArray("64\r\n" + QByteArray(100, 'x') + "\r\n").repeated(4),
            Progress::TooLarge);
        row("header without end", ok + QByteArray("X: y\r\n").repeated(60), Progress::TooLarge);
        row("line without end", ok + "X: " + QByteArray(400, 'y'), Progress::TooLarge);
        row("chunk line without end", ok + "Transfer-Encoding: chunked\r\n\r\n1;" + QByteArray(400, 'y'),
            Progress::TooLarge);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, progress);
        for (const qsizetype piece : {bytes.size(), qsizetype(7), qsizetype(1)}) {
            AnswerParser parser(most, AnswerParser::To::Other);
            QByteArray unread;
            QCOMPARE(static_cast<int>(feed(parser, bytes, piece, unread)), progress);
        }
    }

    void theEndOfTheConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("completes");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("half a header") << QByteArray("HTTP/1.1 200 OK\r\nX") << false;
        QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab") << false;
        QTest::newRow("no last chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n") << false;
        QTest::newRow("no length") << QByteArray("HTTP/1.1 200 OK\r\n\r\nab") << true;
    }
    void theEndOfTheConnection()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, completes);
        AnswerParser parser(most, AnswerParser::To::Other);
        QCOMPARE(parser.feed(bytes), Progress::NeedsMore);
        QCOMPARE(parser.end(), completes ? Progress::Complete : Progress::Malformed);
        QVERIFY(!completes || parser.response().body == "ab");
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestAnswerParser)
#include "tst_answer_parser.moc"
