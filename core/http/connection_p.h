#pragma once

#include "core/http/body_stream.h"
#include "core/http/known_fields_p.h"
#include "core/http/reply_p.h"
#include "core/http/request_parser_p.h"
#include "core/http/response_writer_p.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <array>
#include <chrono>
#include <string>

namespace countersign::http {

class Listener;

/// One accepted connection: reads a request, hands it to the handler, writes the answer, and again.
///
/// Lives on the loop's thread. Reads nothing while an answer is awaited, so that a caller who pipelines waits in the
/// kernel's buffers and not in ours.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    Connection(boost::asio::ip::tcp::socket socket, std::shared_ptr<Listener> listener);

    void start();
    /// Answers without waiting for a request, then ends the connection.
    void refuse(const Refusal &refusal);
    void answer(const Request &request, Response response, Remarks remarks);
    void close();
    void checkDeadline(SteadyTime now);

private:
    enum class Phase { Idle, Receiving, Answering, Sending, Streaming, Draining, Closed };
    using ErrorCode = boost::system::error_code;

    void enter(Phase phase);
    void read();
    void onRead(const ErrorCode &error, std::size_t bytes);
    void parse();
    void sendContinue();
    void dispatch();
    void send(Response response);
    void onSent(const ErrorCode &error);
    void finish();
    void stream();
    void sendNextPiece();
    void watchForEnd();
    void drain();
    void record(const Request &request, const Response &response, Remarks remarks);

    boost::asio::ip::tcp::socket m_socket;
    std::shared_ptr<Listener> m_listener;
    QByteArray m_peer;
    boost::beast::flat_buffer m_buffer;
    KnownFields m_known;
    std::optional<RequestParser> m_parser;

    Phase m_phase = Phase::Idle;
    SteadyTime m_phaseBegan{};
    SteadyTime m_deadline = SteadyTime::max();
    bool m_timedOut = false;

    Ending m_ending = Ending::Close;
    bool m_isHead = false;
    std::string m_head;
    QByteArray m_body;
    std::shared_ptr<BodyStream> m_stream;
    bool m_isTakingPiece = false;
};

} // namespace countersign::http
