#pragma once

#include "core/http/exchange_log.h"
#include "core/http/server.h"

namespace countersign::http {

/// A server with a loop of its own, for one test.
struct Serving
{
    Loop loop{"test server"};
    std::unique_ptr<Server> server;

    explicit Serving(Handler handler, ServerConfig config = {})
    {
        auto listening = Server::listen(loop, std::move(config), std::move(handler));
        if (!listening)
            qFatal("%s", qUtf8Printable(listening.error().message));
        server = std::move(*listening);
    }

    [[nodiscard]] quint16 port() const { return server->port(); }
};

/// Answers with what was asked: `METHOD target body`.
inline void echo(const Request &request, const Responder &respond)
{
    respond(
        {200, {{"Content-Type", "text/plain"}}, request.method + ' ' + request.target + ' ' + request.body},
        {});
}

} // namespace countersign::http
