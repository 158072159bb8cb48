#pragma once

#include "core/http/connection_p.h"
#include "core/http/exchange_log.h"
#include "core/http/response_writer_p.h"

#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <unordered_map>

namespace countersign::http {

/// What a Server is inside: accepts connections, keeps them, ends those that exceed their time.
///
/// Lives on the loop's thread from start() to stop(); port() and connectionCount() are for any thread.
class Listener : public std::enable_shared_from_this<Listener>
{
public:
    Listener(Loop &loop, ServerConfig config, Handler handler);

    [[nodiscard]] Result<void> listen();
    void start();
    void stop();

    [[nodiscard]] quint16 port() const { return m_endpoint.port(); }
    [[nodiscard]] QByteArray baseUrl() const;
    [[nodiscard]] int connectionCount() const { return m_served; }

    [[nodiscard]] const ServerConfig &config() const { return m_config; }
    [[nodiscard]] const Handler &handler() const { return m_handler; }
    [[nodiscard]] const std::shared_ptr<LoopEntrance> &entrance() const { return m_entrance; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    /// The present second as the `Date` of an answer.
    [[nodiscard]] const QByteArray &date();
    [[nodiscard]] Response refusalAnswer(const Refusal &refusal) const;
    void forget(const Connection &connection);

private:
    enum class Admission { Served, Refused };
    struct Guest
    {
        std::shared_ptr<Connection> connection;
        Admission admission;
    };

    void accept();
    void onAccepted(const boost::system::error_code &error, boost::asio::ip::tcp::socket socket);
    void admit(boost::asio::ip::tcp::socket socket);
    void sweepLater();
    void sweep();

    const ServerConfig m_config;
    const Handler m_handler;
    const SystemClock m_clock;
    std::shared_ptr<LoopEntrance> m_entrance;

    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::ip::tcp::endpoint m_endpoint;
    boost::asio::steady_timer m_sweepTimer;
    std::unordered_map<const Connection *, Guest> m_guests;
    std::atomic<int> m_served = 0;
    int m_refused = 0;
    bool m_stopped = false;
    bool m_acceptFailed = false;

    std::chrono::sys_seconds m_dateSecond{};
    QByteArray m_date;
};

} // namespace countersign::http
