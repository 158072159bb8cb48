#include "core/http/loopback_call_p.h"

#include "core/http/request_head_p.h"

#include <QNetworkProxy>

namespace countersign::http {

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
    m_line = &worker().line(errand().options.lane, url().host(), url().port(usualPort));
    m_line->enter(*this);
}

void LoopbackCall::use(LoopbackSocket socket)
{
    beginAnswer();
    m_isReused = socket != nullptr;
    if (!m_isReused)
        return connectAnew();
    watch(std::move(socket));
    write();
}

void LoopbackCall::connectAnew()
{
    m_isReused = false;
    m_isWritten = false;
    m_addresses = addressesOf(url().host());
    connectingBegins();
    connectToNext();
}

void LoopbackCall::connectToNext()
{
    watch(LoopbackSocket(new QTcpSocket(worker().sockets())));
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(readAtOnce);
    const QHostAddress address = m_addresses.front();
    m_addresses.pop_front();
    m_socket->connectToHost(address, static_cast<quint16>(url().port(usualPort)));
}

void LoopbackCall::watch(LoopbackSocket socket)
{
    if (m_socket)
        m_socket->disconnect(this);
    m_socket = std::move(socket);
    connect(m_socket.get(), &QTcpSocket::connected, this, &LoopbackCall::onConnected);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &LoopbackCall::receive);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &LoopbackCall::onError);
}

void LoopbackCall::onConnected()
{
    connectingEnds();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    write();
}

void LoopbackCall::write()
{
    m_isWritten = true;
    m_socket->write(requestHead(errand().request, url()));
    m_socket->write(errand().request.body);
    m_socket->flush();
}

void LoopbackCall::beginAnswer()
{
    const bool isToHead = errand().request.method == "HEAD";
    m_parser.emplace(worker().config().answerBytes,
                     isToHead ? AnswerParser::To::Head : AnswerParser::To::Other);
}

void LoopbackCall::receive()
{
    m_unread += m_socket->readAll();
    AnswerParser::Progress progress = m_parser->feed(m_unread);
    while (progress == AnswerParser::Progress::Complete && m_parser->isInterim()) {
        beginAnswer();
        progress = m_parser->feed(m_unread);
    }
    settle(progress);
}

void LoopbackCall::onError()
{
    if (!m_isWritten)
        return onUnconnected();
    receive();
    if (isComplete())
        return;
    if (mayAskAgain())
        return connectAnew();
    const AnswerParser::Progress progress = m_parser->end();
    settle(progress);
}

void LoopbackCall::onUnconnected()
{
    if (m_firstRefusal.isEmpty())
        m_firstRefusal = m_socket->errorString();
    if (m_addresses.empty())
        stop(unconnected(m_firstRefusal));
    else
        connectToNext();
}

bool LoopbackCall::mayAskAgain() const
{
    const QByteArray &method = errand().request.method;
    return m_isReused && !m_parser->hasBegun() && (method == "GET" || method == "HEAD");
}

void LoopbackCall::settle(AnswerParser::Progress progress)
{
    switch (progress) {
    case AnswerParser::Progress::NeedsMore: return;
    case AnswerParser::Progress::Complete: return finish();
    case AnswerParser::Progress::TooLarge: return stop(tooLarge());
    case AnswerParser::Progress::Malformed: return stop(unanswered());
    }
}

void LoopbackCall::finish()
{
    const bool mayStay = m_parser->keepsAlive() && m_unread.isEmpty() && m_socket->bytesToWrite() == 0
        && m_socket->state() == QAbstractSocket::ConnectedState;
    m_socket->disconnect(this);
    leaveLine(mayStay ? std::move(m_socket) : nullptr);
    end(std::move(m_parser->response()));
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
    if (LoopbackLine *line = std::exchange(m_line, nullptr))
        line->leave(*this, std::move(reusable));
}

} // namespace countersign::http
