#include "core/http/connection_p.h"

#include "core/http/listener_p.h"

#include <boost/asio/write.hpp>

namespace countersign::http {

namespace asio = boost::asio;

namespace {

constexpr std::size_t readBytes = 16 * 1024;
/// How long what still arrives is thrown away after our last word, so that a reset does not overtake it
/// (RFC 9112 section 9.6).
constexpr Milliseconds drainTime{1000};

/// What says nothing else is JSON.
void nameContentType(Response &response)
{
    if (!response.body.isEmpty() && !response.headers.find("Content-Type"))
        response.headers.add(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json"));
}

} // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::shared_ptr<Listener> listener)
    : m_socket(std::move(socket)), m_listener(std::move(listener)),
      m_buffer(m_listener->config().limits.headerBytes + readBytes)
{
    ErrorCode ignored; // a socket whose peer has already left fails at the first read
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    m_peer = QByteArray::fromStdString(m_socket.remote_endpoint(ignored).address().to_string());
}

void Connection::start()
{
    m_parser.emplace(m_listener->config().limits, m_listener->config().hostCheck, m_known);
    if (m_buffer.size() == 0) {
        enter(Phase::Idle);
        read();
    } else {
        enter(Phase::Receiving);
        parse();
    }
}

void Connection::enter(Phase phase)
{
    m_phase = phase;
    m_phaseBegan = std::chrono::steady_clock::now();
    switch (phase) {
    case Phase::Idle:
    case Phase::Receiving:
    case Phase::Sending: m_deadline = m_phaseBegan + m_listener->config().limits.requestTime; break;
    case Phase::Draining: m_deadline = m_phaseBegan + drainTime; break;
    case Phase::Answering:
    case Phase::Streaming:
    case Phase::Closed: m_deadline = SteadyTime::max(); break;
    }
}

void Connection::checkDeadline(SteadyTime now)
{
    if (now < m_deadline)
        return;
    if (m_phase != Phase::Receiving || std::exchange(m_timedOut, true)) {
        close();
        return;
    }
    ErrorCode ignored; // onRead finds the connection timed out, whatever becomes of the read
    m_socket.cancel(ignored);
}

void Connection::read()
{
    m_socket.async_read_some(m_buffer.prepare(readBytes),
                             [self = shared_from_this()](const ErrorCode &error, std::size_t bytes) {
                                 self->onRead(error, bytes);
                             });
}

void Connection::onRead(const ErrorCode &error, std::size_t bytes)
{
    if (m_phase == Phase::Closed)
        return;
    m_buffer.commit(bytes);
    if (m_timedOut) {
        refuse(
            {408, QStringLiteral("REQUEST_TIMEOUT"),
             QStringLiteral("The request was not complete after %1 ms; send it faster or in smaller pieces.")
                 .arg(m_listener->config().limits.requestTime.count())});
    } else if (error == asio::error::eof && m_phase == Phase::Receiving) {
        refuse({400, QStringLiteral("REQUEST_MALFORMED"),
                QStringLiteral("The connection ended before the request did; send it to its last byte.")});
    } else if (error) {
        close();
    } else {
        if (m_phase == Phase::Idle)
            enter(Phase::Receiving);
        parse();
    }
}

void Connection::parse()
{
    m_buffer.consume(m_parser->feed(m_buffer.data()));
    switch (m_parser->progress()) {
    case RequestParser::Progress::NeedsMore:
        if (m_parser->takeContinue())
            sendContinue();
        else
            read();
        return;
    case RequestParser::Progress::Refused: refuse(m_parser->refusal()); return;
    case RequestParser::Progress::Complete: dispatch(); return;
    }
}

void Connection::sendContinue()
{
    static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(m_socket, asio::buffer(goOn),
                      [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                          if (error || self->m_timedOut)
                              self->onRead(error, 0);
                          else if (self->m_phase != Phase::Closed)
                              self->read();
                      });
}

void Connection::dispatch()
{
    Request request = std::move(m_parser->request());
    request.peer = m_peer;
    request.receivedAt = m_listener->now();
    m_isHead = request.method == "HEAD";
    if (m_isHead)
        request.method = "GET";
    m_ending = !m_parser->keepsAlive() ? Ending::Close
        : m_parser->isHttp10()         ? Ending::KeepAliveTold
                                       : Ending::KeepAlive;
    enter(Phase::Answering);

    const auto reply = std::make_shared<Reply>(std::move(request), weak_from_this(), m_listener->entrance());
    m_listener->handler()(reply->request(), [reply](Response response, Remarks remarks) {
        reply->give(std::move(response), std::move(remarks));
    });
}

void Connection::refuse(const Refusal &refusal)
{
    Response response = m_listener->refusalAnswer(refusal);
    nameContentType(response);
    m_ending = Ending::Close;
    if (m_parser) {
        Request request = std::move(m_parser->request());
        request.peer = m_peer;
        request.receivedAt = m_listener->now();
        m_isHead = request.method == "HEAD";
        record(request, response, {});
    }
    send(std::move(response));
}

void Connection::answer(const Request &request, Response response, Remarks remarks)
{
    if (m_phase != Phase::Answering)
        return;
    nameContentType(response);
    record(request, response, std::move(remarks));
    send(std::move(response));
}

void Connection::record(const Request &request, const Response &response, Remarks remarks)
{
    ExchangeLog *log = m_listener->config().log;
    if (!log)
        return;
    Exchange exchange;
    exchange.direction = Direction::Inbound;
    exchange.party = m_listener->config().party;
    exchange.at = request.receivedAt;
    exchange.duration = std::chrono::duration_cast<std::chrono::microseconds>(
        m_phase == Phase::Answering ? std::chrono::steady_clock::now() - m_phaseBegan
                                    : SteadyTime::duration::zero());
    exchange.request = request;
    if (m_isHead)
        exchange.request.method = "HEAD";
    exchange.response = {response.status, response.headers,
                         response.body}; // a stream ends with its connection
    exchange.verdict = std::move(remarks.verdict);
    exchange.instructionId = std::move(remarks.instructionId);
    log->record(std::move(exchange));
}

void Connection::send(Response response)
{
    if (response.stream)
        m_ending = Ending::Close;
    m_head.clear();
    appendHead(m_head, response, m_listener->date(), m_ending);
    const bool hasBody = !m_isHead && !isBodiless(response.status);
    m_body = hasBody ? std::move(response.body) : QByteArray();
    m_stream = hasBody ? std::move(response.stream) : nullptr;
    enter(Phase::Sending);
    const std::array<asio::const_buffer, 2> parts{
        asio::buffer(m_head), asio::buffer(m_body.constData(), static_cast<std::size_t>(m_body.size()))};
    asio::async_write(m_socket, parts, [self = shared_from_this()](const ErrorCode &error, std::size_t) {
        self->onSent(error);
    });
}

void Connection::onSent(const ErrorCode &error)
{
    if (m_phase == Phase::Closed)
        return;
    m_body = {};
    if (error)
        close();
    else if (m_stream)
        stream();
    else if (m_ending != Ending::Close)
        start();
    else
        finish();
}

void Connection::finish()
{
    ErrorCode ignored; // the reads that follow end at once when the peer has left
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    m_buffer.clear();
    enter(Phase::Draining);
    drain();
}

void Connection::stream()
{
    enter(Phase::Streaming);
    m_stream->onReady([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->sendNextPiece();
    });
    watchForEnd();
    sendNextPiece();
}

void Connection::sendNextPiece()
{
    if (m_phase != Phase::Streaming || m_isTakingPiece)
        return;
    std::optional<QByteArray> piece = m_stream->next();
    if (!piece) {
        close(); // what was sent has been taken, and nobody reads what still comes in
        return;
    }
    m_body = *std::move(piece);
    m_isTakingPiece = !m_body.isEmpty();
    m_deadline = m_isTakingPiece ? std::chrono::steady_clock::now() + m_listener->config().limits.requestTime
                                 : SteadyTime::max();
    if (!m_isTakingPiece)
        return;
    asio::async_write(m_socket, asio::buffer(m_body.constData(), static_cast<std::size_t>(m_body.size())),
                      [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                          self->m_isTakingPiece = false;
                          if (self->m_phase == Phase::Closed)
                              return;
                          if (error)
                              self->close();
                          else
                              self->sendNextPiece();
                      });
}

/// A reader says that it has left by ending its side; anything else it sends is no request any more.
void Connection::watchForEnd()
{
    m_buffer.clear();
    m_socket.async_read_some(m_buffer.prepare(readBytes),
                             [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                                 if (self->m_phase == Phase::Closed)
                                     return;
                                 if (error)
                                     self->close();
                                 else
                                     self->watchForEnd();
                             });
}

void Connection::drain()
{
    m_socket.async_read_some(m_buffer.prepare(readBytes),
                             [self = shared_from_this()](const ErrorCode &error, std::size_t) {
                                 if (self->m_phase == Phase::Closed)
                                     return;
                                 if (error)
                                     self->close();
                                 else
                                     self->drain();
                             });
}

void Connection::close()
{
    if (m_phase == Phase::Closed)
        return;
    enter(Phase::Closed);
    m_stream.reset();
    ErrorCode ignored; // there is nobody left to tell
    m_socket.close(ignored);
    m_listener->forget(*this);
}

} // namespace countersign::http
