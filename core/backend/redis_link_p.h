#pragma once

#include "core/backend/redis_reply_p.h"
#include "core/backend/store_address.h"
#include "core/base/clock.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <mutex>

namespace countersign::backend {

struct RedisErrand
{
    QByteArray command; ///< as redisCommand() makes it
    /// Called once, on the link's thread.
    std::function<void(const Result<RedisReply> &)> done;
    std::chrono::steady_clock::time_point deadline{};
};

/// The connection to one Redis, as its address says: by TLS, found by sentinels, made again with growing waits when it
/// was lost. Commands go out as they come, without waiting for the answers to earlier ones.
///
/// A command that was sent when the connection ended fails, since nobody knows whether it was done; one that was not
/// sent waits for the next connection. All end by their deadline. One that is late takes the connection with it: a server
/// that does not answer one command answers none.
///
/// Lives on one thread with an event loop; submit() is for any.
class RedisLink : public QObject
{
    Q_OBJECT

public:
    RedisLink(StoreAddress address, const QByteArray &authorities, Milliseconds timeout);

    void submit(RedisErrand errand);
    /// Ends the connection and everything that waits; on the link's thread.
    void close();
    /// Once `PSUBSCRIBE` was submitted, what arrives between the answers is noticed(); on the link's thread.
    void expectNotices() { m_expectsNotices = true; }
    [[nodiscard]] Milliseconds timeout() const { return m_timeout; }

Q_SIGNALS:
    void submitted();
    /// Each time that a connection stands, ready for commands.
    void connected();
    /// Each time that a connection, or the attempt at one, came to its end.
    void lost();
    /// A message on a channel that was subscribed to.
    void noticed();

private:
    enum class Phase { Waiting, AskingSentinel, Connecting, Ready };

    void takeSubmitted();
    void open();
    void connectTo(const StoreAddress::Host &host, Phase phase);
    void greet();
    void askSentinel();
    void useMaster(const RedisReply &reply);
    void settleGreeting(const RedisReply &reply);
    void becomeReady();
    void sendWaiting();
    void read();
    void lose(const Failure &reason);
    void checkDeadlines();
    void armDeadline();

    const StoreAddress m_address;
    const Milliseconds m_timeout;
    QSslConfiguration m_tls;
    QSslSocket m_socket{this};
    RedisReader m_reader;
    Phase m_phase = Phase::Waiting;
    int m_failures = 0; ///< connections in a row that came to nothing
    qsizetype m_sentinel = 0;
    std::optional<StoreAddress::Host> m_master; ///< as a sentinel said
    int m_greetings = 0;                        ///< answers that are still to come before it is ready
    std::deque<RedisErrand> m_sent;
    std::deque<RedisErrand> m_waiting;
    Failure m_lastFailure;
    bool m_expectsNotices = false;
    QTimer m_retry{this};
    QTimer m_connecting{this};
    QTimer m_deadline{this};

    std::mutex m_mutex;
    std::vector<RedisErrand> m_submitted;
    bool m_isClosed = false;
};

} // namespace countersign::backend
