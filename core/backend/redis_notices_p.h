#pragma once

#include "core/backend/redis_link_p.h"

namespace countersign::backend {

/// Listens to a Redis' keyspace notifications, on a connection of its own that is made again whenever it was lost.
///
/// Source: https://redis.io/docs/manual/keyspace-notifications. Lives on one thread with an event loop.
class RedisNotices : public QObject
{
    Q_OBJECT

public:
    /// Of the keys that fit one of `patterns`. Connects at once.
    RedisNotices(const StoreAddress &address, const QByteArray &authorities, Milliseconds timeout,
                 const QByteArrayList &patterns);
    ~RedisNotices() override;

    /// The connection stands and the server says every change of a row: written, removed, expired.
    [[nodiscard]] bool isTold() const { return m_isTold; }

Q_SIGNALS:
    void noticed();
    void toldChanged();

private:
    void subscribe();
    void ping();
    void setTold(bool isTold);
    void say(const QByteArrayList &command, std::function<void(const RedisReply &)> whenAnswered);

    const QByteArrayList m_channels;
    RedisLink m_link;
    QTimer m_heartbeat;
    bool m_isTold = false;
};

} // namespace countersign::backend
