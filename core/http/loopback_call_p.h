#pragma once

#include "core/http/client_call_p.h"
#include "core/http/loopback_line_p.h"

#include <QHostAddress>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace countersign::http {

/// A call to a server on this machine: by a socket, without the threads, proxies and certificates that
/// QNetworkAccessManager has for the network. Backends, relays and devices here call each other thousands of times.
class LoopbackCall final : public ClientCall
{
public:
    LoopbackCall(ClientWorker &worker, Errand errand, QUrl url);
    ~LoopbackCall() override;

    /// It is this call's turn: with an open connection, or with none.
    void use(LoopbackSocket socket);

private:
    using Parser = boost::beast::http::response_parser<boost::beast::http::string_body>;

    void send() override;
    void abort() override;

    void connectToNext();
    void watch(LoopbackSocket socket);
    void onConnected();
    void write();
    void receive();
    /// Whether what was received may go on being parsed.
    [[nodiscard]] bool parse();
    void beginAnswer();
    void onError();
    void finish();
    void leaveLine(LoopbackSocket reusable);

    LoopbackLine *m_line = nullptr;
    std::deque<QHostAddress> m_addresses; ///< that were not tried yet
    LoopbackSocket m_socket;
    std::optional<Parser> m_parser;
    QByteArray m_unread;
};

} // namespace countersign::http
