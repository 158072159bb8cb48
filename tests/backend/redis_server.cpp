#include "tests/backend/redis_server.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace countersign::test {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

RedisServer::RedisServer(const QStringList &options) : m_options(options)
{
    constexpr int attempts = 5; // somebody may take the port in between
    for (int i = 0; i < attempts; ++i) {
        m_port = freePort();
        if (start())
            return;
    }
}

RedisServer::~RedisServer()
{
    kill();
}

QString RedisServer::url() const
{
    return QStringLiteral("redis://127.0.0.1:%1/0").arg(m_port);
}

backend::StoreAddress RedisServer::address() const
{
    return *backend::StoreAddress::parse(url());
}

void RedisServer::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool RedisServer::start()
{
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("redis-server"),
                    QStringList{QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--bind"),
                                QStringLiteral("127.0.0.1"), QStringLiteral("--save"), QString(),
                                QStringLiteral("--enable-debug-command"), QStringLiteral("yes")}
                        + m_options);
    // Nobody listens until it is ready, and refusals are instant: each round waits a moment for the process.
    while (!isReachable()) {
        if (m_process.waitForFinished(20) || m_process.state() == QProcess::NotRunning)
            return false;
    }
    return true;
}

QByteArray RedisServer::say(const QStringList &words) const
{
    QProcess client;
    client.start(QStringLiteral("redis-cli"),
                 QStringList{QStringLiteral("-p"), QString::number(m_port)} + words);
    client.waitForFinished();
    return client.readAllStandardOutput().trimmed();
}

bool RedisServer::isReachable() const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    return socket.waitForConnected();
}

} // namespace countersign::test
