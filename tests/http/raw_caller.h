#pragma once

#include "core/http/message.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace countersign::http {

/// A caller that sends exactly the bytes it is told to, and waits for at most five seconds.
class RawCaller
{
public:
    explicit RawCaller(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(patience);
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) {
        }
    }

    /// Hands the kernel what it takes and looks no further, for a server that may refuse to read.
    void push(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Tells the server that nothing more will come, and goes on reading.
    void finishSending() { ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR); }

    /// The next answer, or status 0 when none came whole. `expectsBody` is false after HEAD.
    Response answer(bool expectsBody = true)
    {
        qsizetype end = -1;
        while ((end = m_received.indexOf("\r\n\r\n")) < 0) {
            if (!receive())
                return {0, {}, m_received};
        }
        Response response = readHead(m_received.left(end));
        m_received.remove(0, end + 4);
        const qsizetype length = response.headers.find("Content-Length").value_or("0").toLongLong();
        while (expectsBody && m_received.size() < length) {
            if (!receive())
                return {0, {}, m_received};
        }
        if (expectsBody) {
            response.body = m_received.left(length);
            m_received.remove(0, length);
        }
        return response;
    }

    /// Waits for the server to end the connection; false if it stays, or if it sends something else before.
    bool isEnded()
    {
        while (receive()) {
        }
        return m_received.isEmpty() && m_socket.state() == QAbstractSocket::UnconnectedState;
    }

    QTcpSocket &socket() { return m_socket; }

private:
    static constexpr int patience = 5000;

    bool receive()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
            return false;
        m_received += m_socket.readAll();
        return true;
    }

    static Response readHead(const QByteArray &head)
    {
        const QList<QByteArray> lines = head.split('\n');
        Response response;
        response.status = lines.first().mid(QByteArrayView("HTTP/1.1 ").size(), 3).toInt();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            response.headers.add(line.left(colon), line.mid(colon + 1).trimmed());
        }
        return response;
    }

    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace countersign::http
