#pragma once

#include "core/base/result.h"
#include "core/http/deferred_json.h"
#include "core/http/loop.h"
#include "core/http/message.h"

#include <functional>
#include <memory>

namespace countersign::http {

class ExchangeLog;

/// What a handler learned about a request, for the captured Exchange.
struct Remarks
{
    DeferredJson verdict;
    QString instructionId;
};

/// Gives the answer to one request: called exactly once, on any thread, at once or later, even after the server
/// has gone. When the last copy goes without a call, the connection is closed.
using Responder = std::function<void(Response, Remarks)>;
/// Called on the loop's thread, one request at a time for a connection. A HEAD request arrives as GET.
using Handler = std::function<void(const Request &, Responder)>;

struct ServerLimits
{
    std::size_t bodyBytes = 1024 * 1024;
    std::size_t headerBytes = 16 * 1024;
    /// From a connection's first byte of a request to its last; also how long an idle connection is kept, and how
    /// long the other end may take to accept an answer.
    Milliseconds requestTime{30'000};
    int connections = 2000;
};

struct ServerConfig
{
    QByteArray address = "127.0.0.1";
    /// 0 lets the system choose.
    quint16 port = 0;
    ServerLimits limits;
    /// Named in captured exchanges.
    QByteArray party;
    /// Where exchanges are captured; none when null. Must outlive the server.
    ExchangeLog *log = nullptr;
    /// The listener answers only requests whose `Host` is a loopback name (DNS rebinding); for loopback addresses.
    enum class HostCheck { LoopbackNames, Off } hostCheck = HostCheck::LoopbackNames;
    /// Makes the answer that the server gives by itself, so that it wears the relay's envelope; on the loop's thread.
    /// 400 `REQUEST_MALFORMED`, 408 `REQUEST_TIMEOUT`, 413 `BODY_TOO_LARGE`, 421 `HOST_NOT_ALLOWED`,
    /// 431 `HEADER_TOO_LARGE`, 501 `TRANSFER_ENCODING_UNSUPPORTED`, 503 `TOO_MANY_CONNECTIONS`.
    std::function<Response(int status, const QString &errorCode, const QString &message)> refusal;
};

class Listener;

/// An HTTP/1.1 server (RFC 9112) on one loop: keep-alive, pipelining in order, chunked bodies, limits.
///
/// Must be destroyed before its loop, from any thread; afterwards neither the handler nor the log is touched again.
/// Over the limit of connections a new one is answered 503 and closed. A slow sender gets 408. Answers without a
/// `Content-Type` are JSON. HEAD is answered like GET without a body. Never sends a CORS header.
class Server
{
public:
    /// Errors: `LISTEN_FAILED` with the address, port and system's reason.
    [[nodiscard]] static Result<std::unique_ptr<Server>> listen(Loop &loop, ServerConfig config,
                                                                Handler handler);
    ~Server();

    [[nodiscard]] quint16 port() const;
    /// `http://127.0.0.1:40123`
    [[nodiscard]] QByteArray baseUrl() const;
    [[nodiscard]] int connectionCount() const;

private:
    explicit Server(std::shared_ptr<Listener> listener);
    std::shared_ptr<Listener> m_listener;
};

} // namespace countersign::http
