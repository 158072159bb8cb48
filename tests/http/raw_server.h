#pragma once

#include "core/http/client.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace countersign::http {

/// Reads whatever comes and answers with the same bytes, each time that something came and a header was whole.
class RawServer
{
public:
    enum class After { Stay, Close };
    RawServer(QByteArray answer, After after) : m_answer(std::move(answer)), m_after(after)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { welcome(); });
    }

    [[nodiscard]] QByteArray url() const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + "/a";
    }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void welcome()
    {
        ++m_connections;
        QTcpSocket *socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            m_received += socket->readAll();
            if (!m_received.contains("\r\n\r\n"))
                return;
            socket->write(m_answer);
            if (m_after == After::Close)
                socket->disconnectFromHost();
        });
    }

    QTcpServer m_server;
    QByteArray m_answer;
    QByteArray m_received;
    int m_connections = 0;
    After m_after;
};

inline Request request(QByteArray method, QByteArray url, QByteArray body = {})
{
    Request request;
    request.method = std::move(method);
    request.target = std::move(url);
    request.body = std::move(body);
    return request;
}

/// Runs the event loop until the answer is there, so that a RawServer may speak.
inline Result<Response> await(QFuture<Result<Response>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return fail(QStringLiteral("TEST"), QStringLiteral("no answer within ten seconds"));
    return future.result();
}

} // namespace countersign::http
