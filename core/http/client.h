#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/http/message.h"

#include <QFuture>

#include <memory>

namespace countersign::http {

class ExchangeLog;

/// Sends requests on a thread of its own: to this machine by plain sockets, elsewhere, and wherever TLS is asked for, with
/// QNetworkAccessManager.
///
/// Thread-safe; nothing blocks the caller. The future completes on the client's thread: use
/// `.then(context, …)` or post to your own loop. Redirects are not followed, cookies not kept, answers not
/// decompressed; proxies are the desktop's, and none towards loopback. A body without `Content-Type` is JSON.
/// Destruction, which must not happen on the client's thread, aborts what is under way (those futures complete with
/// `CLIENT_CLOSED`).
///
/// TLS is always verified.
///
/// Any HTTP status is a Response; errors are transport's: `CONNECT_FAILED` (or lost on the way), `TLS_FAILED` (the other end
/// is not who it should be), `TIMED_OUT`, `ANSWER_TOO_LARGE`, `ANSWER_MALFORMED` (which includes one that never began or
/// ended too early), `URL_INVALID`, `CANCELLED`, `CLIENT_CLOSED`.
class Client
{
public:
    enum class Way {
        Shortest, ///< as the class says
        Network,  ///< to this machine as to any other, which is how tests reach that way
    };
    struct Config
    {
        /// Whole exchange, from connecting to the last byte.
        Milliseconds timeout{10'000};
        /// Of which so long for the connection, TLS included.
        Milliseconds connectTimeout{3'000};
        qint64 answerBytes = 1024 * 1024;
        QByteArray party;
        const Clock *clock = nullptr; ///< real time, for captured exchanges
        ExchangeLog *log = nullptr;
        /// PEM: certificates of authorities that are trusted besides the system's.
        QByteArray authorities = {};
        Way way = Way::Shortest;
    };
    explicit Client(const Config &config);
    ~Client();

    struct Options
    {
        std::optional<Milliseconds> timeout;
        QString instructionId; ///< for the captured exchange
        /// Requests of one lane may wait for each other's connections, but never for another lane's.
        QByteArray lane = {};
        /// A future whose cancellation aborts the request, which then ends with `CANCELLED`.
        std::optional<QFuture<void>> wantedBy = {};
        /// Connects to this IP address instead of looking the host's name up again, so that an address which was judged
        /// is the one that is asked. The request, and the certificate that is wanted, are the name's all the same.
        QString address = {};
    };
    [[nodiscard]] QFuture<Result<Response>> send(Request request, Options options);
    /// Whether this is the client's thread.
    [[nodiscard]] bool isCurrent() const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace countersign::http
