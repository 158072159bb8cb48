#include "raw_caller.h"
#include "serving.h"

#include "core/http/body_stream.h"

#include <QTest>

#include <atomic>
#include <future>

namespace countersign::http {

namespace {

/// Hands out what it is given, on the loop; tells when the server lets go of it.
class ScriptedStream final : public BodyStream
{
public:
    explicit ScriptedStream(std::promise<void> *gone = nullptr) : m_gone(gone) {}
    ~ScriptedStream() override
    {
        if (m_gone)
            m_gone->set_value();
    }

    [[nodiscard]] std::optional<QByteArray> next() override
    {
        ++asked;
        if (m_pieces.empty())
            return m_ends ? std::nullopt : std::optional(QByteArray());
        QByteArray piece = m_pieces.front();
        m_pieces.erase(m_pieces.begin());
        return piece;
    }
    void add(const QByteArray &piece)
    {
        m_pieces.push_back(piece);
        tellReady();
    }
    void end()
    {
        m_ends = true;
        tellReady();
    }

    std::atomic<int> asked = 0;

private:
    std::promise<void> *m_gone;
    std::vector<QByteArray> m_pieces;
    bool m_ends = false;
};

/// Never runs dry.
class EndlessStream final : public BodyStream
{
public:
    explicit EndlessStream(std::promise<void> &gone) : m_gone(gone) {}
    ~EndlessStream() override { m_gone.set_value(); }
    [[nodiscard]] std::optional<QByteArray> next() override
    {
        ++pieces;
        return QByteArray(pieceBytes, 'x');
    }

    static constexpr int pieceBytes = 64 * 1024;
    static inline std::atomic<int> pieces = 0;

private:
    std::promise<void> &m_gone;
};

constexpr auto patience = std::chrono::seconds(10);

} // namespace

class TestBodyStream : public QObject
{
    Q_OBJECT

    static constexpr char get[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    static QByteArray readUntil(QTcpSocket &socket, const QByteArray &end)
    {
        QByteArray read;
        while (!read.endsWith(end) && socket.waitForReadyRead(10'000))
            read += socket.readAll();
        return read;
    }

private Q_SLOTS:
    void sendsPiecesAsTheyCome()
    {
        const auto stream = std::make_shared<ScriptedStream>();
        Serving serving([&](const Request &, const Responder &respond) {
            respond({200, {{"Content-Type", "text/plain"}}, {}, stream}, {});
        });
        serving.loop.post([&] { stream->add("one."); });
        RawCaller caller(serving.port());
        caller.send(get);
        const QByteArray head = readUntil(caller.socket(), "one.");
        QVERIFY2(head.contains("\r\nConnection: close\r\n"), head.constData());
        QVERIFY2(!head.contains("Content-Length"), head.constData());
        serving.loop.post([&] { stream->add("two."); });
        QCOMPARE(readUntil(caller.socket(), "two."), QByteArray("two."));
        serving.loop.post([&] {
            stream->add("three.");
            stream->end();
        });
        QCOMPARE(readUntil(caller.socket(), "three."), QByteArray("three."));
        QVERIFY(caller.socket().state() == QAbstractSocket::UnconnectedState
                || caller.socket().waitForDisconnected(10'000));
    }

    void letsGoWhenTheReaderLeaves()
    {
        std::promise<void> gone;
        ExchangeLog log({}); // which must not keep it
        ServerConfig config;
        config.log = &log;
        Serving serving(
            [&](const Request &, const Responder &respond) {
                respond({200, {}, {}, std::make_shared<ScriptedStream>(&gone)}, {});
            },
            config);
        {
            RawCaller caller(serving.port());
            caller.send(get);
            QVERIFY(readUntil(caller.socket(), "\r\n\r\n").startsWith("HTTP/1.1 200"));
        }
        QCOMPARE(gone.get_future().wait_for(patience), std::future_status::ready);
        QTRY_COMPARE(serving.server->connectionCount(), 0);
    }

    void endsWithTheServer()
    {
        std::promise<void> gone;
        Serving serving([&](const Request &, const Responder &respond) {
            respond({200, {}, {}, std::make_shared<ScriptedStream>(&gone)}, {});
        });
        RawCaller caller(serving.port());
        caller.send(get);
        QVERIFY(readUntil(caller.socket(), "\r\n\r\n").startsWith("HTTP/1.1 200"));
        serving.server.reset();
        QCOMPARE(gone.get_future().wait_for(patience), std::future_status::ready);
        QVERIFY(caller.socket().state() == QAbstractSocket::UnconnectedState
                || caller.socket().waitForDisconnected(10'000));
    }

    /// What the reader does not take is not made: the kernel's buffers bound it, and the time to take a piece ends it.
    void leavesAReaderThatTakesNothing()
    {
        std::promise<void> gone;
        ServerConfig config;
        config.limits.requestTime = Milliseconds(300);
        Serving serving(
            [&](const Request &, const Responder &respond) {
                respond({200, {}, {}, std::make_shared<EndlessStream>(gone)}, {});
            },
            config);
        RawCaller caller(serving.port());
        caller.socket().setReadBufferSize(1);
        caller.send(get);
        QCOMPARE(gone.get_future().wait_for(patience), std::future_status::ready);
        QVERIFY2(EndlessStream::pieces < 1000, qPrintable(QString::number(EndlessStream::pieces)));
    }

    void aHeadHasNoBody()
    {
        const auto stream = std::make_shared<ScriptedStream>();
        Serving serving([&](const Request &, const Responder &respond) {
            respond({200, {}, {}, stream}, {});
        });
        RawCaller caller(serving.port());
        caller.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(readUntil(caller.socket(), "\r\n\r\n").startsWith("HTTP/1.1 200"));
        QVERIFY(caller.socket().state() == QAbstractSocket::UnconnectedState
                || caller.socket().waitForDisconnected(10'000));
        QCOMPARE(stream->asked, 0);
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestBodyStream)
#include "tst_body_stream.moc"
