#pragma once

#include "core/http/answer_parser_p.h"
#include "core/http/client_call_p.h"
#include "core/http/loopback_line_p.h"

#include <QHostAddress>

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
    void send() override;
    void abort() override;

    void connectAnew();
    void connectToNext();
    void watch(LoopbackSocket socket);
    void onConnected();
    void write();
    void beginAnswer();
    void receive();
    void onError();
    void onUnconnected();
    void settle(AnswerParser::Progress progress);
    void finish();
    /// Whether the server ended the connection before it could have seen the request, and asking again does no harm.
    [[nodiscard]] bool mayAskAgain() const;
    void leaveLine(LoopbackSocket reusable);

    LoopbackLine *m_line = nullptr;
    std::deque<QHostAddress> m_addresses; ///< that were not tried yet
    QString m_firstRefusal;
    LoopbackSocket m_socket;
    bool m_isReused = false;
    bool m_isWritten = false;
    std::optional<AnswerParser> m_parser;
    QByteArray m_unread;
};

} // namespace countersign::http
