#include "core/http/loopback_call_p.h"

#include "core/http/loopback.h"
#include "core/http/request_head_p.h"

#include <QNetworkProxy>

namespace countersign::http {

namespace beast = boost::beast::http;

namespace {

constexpr int usualPort = 80;
/// More than one answer mostly is; so much is in memory at most before the limits are looked at.
constexpr qint64 readAtOnce = 64 * 1024;

/// A name means both of this machine's addresses (RFC 6761 section 6.3); asking a resolver would be asking others.
std::deque<QHostAddress> addressesOf(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return {address};
    return {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
}

QByteArray toBytes(boost::beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// Says that the answer is still to come (RFC 9110 section 15.2).
bool isInterim(unsigned status)
{
    constexpr unsigned switchingProtocols = 101;
    return status < 200 && status != switchingProtocols;
}

} // namespace

LoopbackCall::LoopbackCall(ClientWorker &worker, Errand errand, QUrl url)
    : ClientCall(worker, std::move(errand), std::move(url))
{}

LoopbackCall::~LoopbackCall()
{
    abort();
}

void LoopbackCall::send()
{
    m_addresses = addressesOf(url().host());
    m_line = &worker().line(errand().options.lane, url().host(), url().port(usualPort));
    m_line->enter(*this);
}

void LoopbackCall::use(LoopbackSocket socket)
{
    beginAnswer();
    if (!socket) {
        connectingBegan();
        return connectToNext();
    }
    watch(std::move(socket));
    write();
}

void LoopbackCall::connectToNext()
{
    watch(LoopbackSocket(new QTcpSocket));
    m_socket->setProxy(QNetworkProxy::NoProxy);
    const QHostAddress address = m_addresses.front();
    m_addresses.pop_front();
    m_socket->connectToHost(address, static_cast<quint16>(url().port(usualPort)));
}

void LoopbackCall::watch(LoopbackSocket socket)
{
    m_socket = std::move(socket);
    m_socket->setReadBufferSize(readAtOnce);
    connect(m_socket.get(), &QTcpSocket::connected, this, &LoopbackCall::onConnected);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &LoopbackCall::receive);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &LoopbackCall::onError);
}

void LoopbackCall::onConnected()
{
    connected();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    write();
}

void LoopbackCall::write()
{
    m_socket->write(requestHead(errand().request, url()));
    m_socket->write(errand().request.body);
    m_socket->flush();
}

void LoopbackCall::beginAnswer()
{
    const auto limit = static_cast<std::uint64_t>(worker().config().answerBytes);
    m_parser.emplace();
    m_parser->eager(true);
    m_parser->skip(errand().request.method == "HEAD");
    m_parser->body_limit(limit);
    m_parser->header_limit(static_cast<std::uint32_t>(std::min<std::uint64_t>(limit, UINT32_MAX)));
}

void LoopbackCall::receive()
{
    m_unread += m_socket->readAll();
    while (!isComplete() && parse() && isInterim(m_parser->get().result_int()))
        beginAnswer();
    if (!isComplete() && m_parser->is_done())
        finish();
}

bool LoopbackCall::parse()
{
    boost::beast::error_code error;
    const std::size_t used =
        m_parser->put({m_unread.constData(), static_cast<std::size_t>(m_unread.size())}, error);
    m_unread.remove(0, static_cast<qsizetype>(used));
    const qint64 limit = worker().config().answerBytes;
    // Beast sets no bound to the line before a chunk nor to what follows the last one, and 1.74 reads on past a length over
    // the limit when some of the body is there already.
    const bool isEndless = error == beast::error::need_more && m_unread.size() > limit;
    const bool isAnnounced = m_parser->is_header_done()
        && m_parser->content_length().value_or(0) > static_cast<std::uint64_t>(limit);
    if (error == beast::error::body_limit || error == beast::error::header_limit || isEndless || isAnnounced)
        stop(tooLarge());
    else if (error && error != beast::error::need_more)
        stop(unanswered());
    return m_parser->is_done();
}

void LoopbackCall::onError()
{
    if (m_socket->error() == QAbstractSocket::ConnectionRefusedError && !m_addresses.empty()) {
        m_socket->disconnect(this);
        return connectToNext();
    }
    const bool wasConnected = m_socket->error() == QAbstractSocket::RemoteHostClosedError;
    if (!wasConnected)
        return stop(unconnected(m_socket->errorString()));
    // An answer without a length ends with its connection.
    receive();
    if (isComplete())
        return;
    boost::beast::error_code error;
    if (m_parser->is_header_done())
        m_parser->put_eof(error);
    if (error || !m_parser->is_done())
        stop(unanswered());
    else
        finish();
}

void LoopbackCall::finish()
{
    Response response;
    const auto &answer = m_parser->get();
    response.status = static_cast<int>(answer.result_int());
    for (const auto &field : answer)
        response.headers.add(toBytes(field.name_string()), toBytes(field.value()));
    response.body = QByteArray::fromStdString(answer.body());

    const bool mayStay = m_parser->keep_alive() && m_unread.isEmpty() && m_socket->bytesToWrite() == 0
        && m_socket->state() == QAbstractSocket::ConnectedState;
    m_socket->disconnect(this);
    leaveLine(mayStay ? std::move(m_socket) : nullptr);
    end(std::move(response));
}

void LoopbackCall::abort()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    leaveLine(nullptr);
}

void LoopbackCall::leaveLine(LoopbackSocket reusable)
{
    if (LoopbackLine *line = std::exchange(m_line, nullptr)) {
        line->leave(*this, std::move(reusable));
        worker().forgetUnusedLines();
    }
}

} // namespace countersign::http
