#include "core/http/server.h"

#include "core/http/listener_p.h"

#include <latch>

namespace countersign::http {

Server::Server(std::shared_ptr<Listener> listener) : m_listener(std::move(listener)) {}

Server::~Server()
{
    if (m_listener->entrance()->isCurrent()) {
        m_listener->stop();
        return;
    }
    std::latch stopped(1);
    m_listener->entrance()->post([&] {
        m_listener->stop();
        stopped.count_down();
    });
    stopped.wait();
}

Result<std::unique_ptr<Server>> Server::listen(Loop &loop, ServerConfig config, Handler handler)
{
    const auto listener = std::make_shared<Listener>(loop, std::move(config), std::move(handler));
    if (const auto listening = listener->listen(); !listening)
        return failureOf(listening);
    loop.post([listener] { listener->start(); });
    return std::unique_ptr<Server>(new Server(listener));
}

quint16 Server::port() const
{
    return m_listener->port();
}

QByteArray Server::baseUrl() const
{
    return m_listener->baseUrl();
}

int Server::connectionCount() const
{
    return m_listener->connectionCount();
}

} // namespace countersign::http
