#include "core/http/listener_p.h"

#include "core/base/json_writer.h"

#include <algorithm>

namespace countersign::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

/// Connections over the limit that may at one time wait for their 503 to arrive; any more are closed without a word.
constexpr int refusedAtOnce = 64;

} // namespace

Listener::Listener(Loop &loop, ServerConfig config, Handler handler)
    : m_config(std::move(config)), m_handler(std::move(handler)), m_entrance(loop.d().entrance),
      m_acceptor(loop.d().context), m_sweepTimer(loop.d().context)
{}

Result<void> Listener::listen()
{
    boost::system::error_code error;
    const auto address = asio::ip::make_address(m_config.address.toStdString(), error);
    const tcp::endpoint wanted(address, m_config.port);
    if (!error)
        m_acceptor.open(wanted.protocol(), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(wanted, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (!error)
        m_endpoint = m_acceptor.local_endpoint(error);
    if (!error)
        return {};

    const QString reason = QString::fromStdString(error.message());
    return fail(QStringLiteral("LISTEN_FAILED"),
                QStringLiteral("Cannot listen on address '%1', port %2: %3. Choose another address or port.")
                    .arg(QString::fromUtf8(m_config.address), QString::number(m_config.port), reason),
                {{QStringLiteral("address"), QString::fromUtf8(m_config.address)},
                 {QStringLiteral("port"), m_config.port},
                 {QStringLiteral("reason"), reason}});
}

void Listener::start()
{
    if (m_stopped)
        return;
    accept();
    sweepLater();
}

void Listener::stop()
{
    m_stopped = true;
    boost::system::error_code ignored; // closing what may never have been open
    m_acceptor.close(ignored);
    m_sweepTimer.cancel();
    while (!m_guests.empty()) {
        const auto connection = m_guests.begin()->second.connection;
        connection->close();
    }
}

QByteArray Listener::baseUrl() const
{
    const auto address = m_endpoint.address();
    QByteArray host = QByteArray::fromStdString(address.to_string());
    if (address.is_unspecified())
        host = address.is_v6() ? "::1" : "127.0.0.1";
    if (address.is_v6())
        host = '[' + host + ']';
    return "http://" + host + ':' + QByteArray::number(port());
}

const QByteArray &Listener::date()
{
    const Instant instant = now();
    const auto second = std::chrono::floor<std::chrono::seconds>(instant);
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = httpDate(instant);
    }
    return m_date;
}

Response Listener::refusalAnswer(const Refusal &refusal) const
{
    if (m_config.refusal)
        return m_config.refusal(refusal.status, refusal.code, refusal.message);
    JsonWriter json;
    json.beginObject()
        .name("error_code")
        .string(refusal.code)
        .name("message")
        .string(refusal.message)
        .endObject();
    return {refusal.status, {}, json.take()};
}

void Listener::accept()
{
    m_acceptor.async_accept(
        [self = shared_from_this()](const boost::system::error_code &error, tcp::socket socket) {
            self->onAccepted(error, std::move(socket));
        });
}

void Listener::onAccepted(const boost::system::error_code &error, tcp::socket socket)
{
    if (m_stopped)
        return;
    // Out of descriptors, most likely: asking again at once would only spin.
    if (error && error != asio::error::connection_aborted) {
        m_acceptFailed = true;
        return;
    }
    if (!error)
        admit(std::move(socket));
    accept();
}

void Listener::admit(tcp::socket socket)
{
    const bool hasRoom = m_served < m_config.limits.connections;
    if (!hasRoom && m_refused >= refusedAtOnce)
        return;
    const auto connection = std::make_shared<Connection>(std::move(socket), shared_from_this());
    m_guests.emplace(connection.get(), Guest{connection, hasRoom ? Admission::Served : Admission::Refused});
    if (hasRoom) {
        ++m_served;
        connection->start();
    } else {
        ++m_refused;
        connection->refuse(
            {503, QStringLiteral("TOO_MANY_CONNECTIONS"),
             QStringLiteral("All %1 connections are in use; close idle ones or try again later.")
                 .arg(m_config.limits.connections)});
    }
}

void Listener::forget(const Connection &connection)
{
    const auto found = m_guests.find(&connection);
    if (found == m_guests.end())
        return;
    if (found->second.admission == Admission::Served)
        --m_served;
    else
        --m_refused;
    m_guests.erase(found);
}

/// One timer for all connections: arming one for each request would cost more than a small request itself.
void Listener::sweepLater()
{
    using namespace std::chrono_literals;
    m_sweepTimer.expires_after(std::clamp<Milliseconds>(m_config.limits.requestTime / 32, 5ms, 1s));
    m_sweepTimer.async_wait([self = shared_from_this()](const boost::system::error_code &error) {
        if (!error && !self->m_stopped)
            self->sweep();
    });
}

void Listener::sweep()
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<std::shared_ptr<Connection>> present;
    present.reserve(m_guests.size());
    for (const auto &[key, guest] : m_guests)
        present.push_back(guest.connection);
    for (const auto &connection : present)
        connection->checkDeadline(now);
    if (std::exchange(m_acceptFailed, false))
        accept();
    sweepLater();
}

} // namespace countersign::http
