#pragma once

#include "core/backend/store_address.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace countersign::test {

/// A real redis-server on a free port of loopback, which keeps nothing on disk. For the thread that made it.
class RedisServer
{
public:
    /// Starts it with `options` besides, like `--maxmemory 1mb`, and waits until it takes connections.
    explicit RedisServer(const QStringList &options = {});
    ~RedisServer();

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString url() const;
    [[nodiscard]] backend::StoreAddress address() const;

    /// SIGKILL.
    void kill();
    /// Anew on the same port, empty.
    [[nodiscard]] bool start();
    /// Says one command by redis-cli; what it prints.
    QByteArray say(const QStringList &words) const;

private:
    [[nodiscard]] bool isReachable() const;

    const QStringList m_options;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QProcess m_process;
};

/// A port that nobody listened on a moment ago.
[[nodiscard]] quint16 freePort();

} // namespace countersign::test
