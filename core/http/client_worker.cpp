#include "core/http/client_worker_p.h"

#include "core/http/loopback.h"
#include "core/http/loopback_call_p.h"
#include "core/http/network_call_p.h"

#include <QNetworkProxyFactory>
#include <QSslCertificate>

#include <algorithm>

namespace countersign::http {

namespace {

/// So many lanes, and lines to servers on this machine, keep their connections while nobody uses them.
constexpr std::size_t lanesKept = 8;
constexpr std::size_t linesKept = 16;

/// The desktop's proxies, but none on the way to this machine.
class ProxyFactory : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackName(query.peerHostName().toUtf8()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// Without TLS, and with no other address than the name means by itself.
bool staysHere(const QUrl &url, const Client::Options &options)
{
    return url.scheme() == QLatin1String("http") && isLoopbackName(url.host().toUtf8())
        && (options.address.isEmpty() || options.address == url.host());
}

std::optional<QSslConfiguration> trusting(const QByteArray &authorities)
{
    if (authorities.isEmpty())
        return std::nullopt;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(QSslCertificate::fromData(authorities, QSsl::Pem));
    return configuration;
}

} // namespace

ClientWorker::ClientWorker(const Client::Config &config)
    : m_config(config), m_tls(trusting(config.authorities))
{
    connect(this, &ClientWorker::submitted, this, &ClientWorker::startSubmitted, Qt::QueuedConnection);
}

ClientWorker::~ClientWorker()
{
    for (Errand &errand : m_submitted)
        delete callFor(std::move(errand)); // whose end keeps the promise
    for (auto &[key, line] : m_lines)
        line.close();
    QObjectList underWay = children();
    underWay.removeOne(&m_sockets);
    qDeleteAll(underWay);
}

void ClientWorker::submit(Errand errand)
{
    {
        const std::lock_guard lock(m_mutex);
        m_submitted.push_back(std::move(errand));
    }
    Q_EMIT submitted();
}

void ClientWorker::startSubmitted()
{
    std::vector<Errand> errands;
    {
        const std::lock_guard lock(m_mutex);
        errands.swap(m_submitted);
    }
    for (Errand &errand : errands)
        callFor(std::move(errand))->start();
}

ClientCall *ClientWorker::callFor(Errand errand)
{
    QUrl url = QUrl::fromEncoded(errand.request.target, QUrl::StrictMode);
    if (m_config.way == Client::Way::Shortest && staysHere(url, errand.options))
        return new LoopbackCall(*this, std::move(errand), std::move(url));
    return new NetworkCall(*this, std::move(errand), std::move(url));
}

LoopbackLine &ClientWorker::line(const QByteArray &lane, const QString &host, int port)
{
    const std::tuple key(lane, host, port);
    if (m_lines.size() >= linesKept && !m_lines.contains(key)) {
        const auto unused =
            std::ranges::find_if(m_lines, [](const auto &each) { return each.second.isUnused(); });
        if (unused != m_lines.end())
            m_lines.erase(unused);
    }
    return m_lines[key];
}

QNetworkAccessManager &ClientWorker::enter(const QByteArray &lane)
{
    Lane &entered = m_lanes[lane];
    if (!entered.network) {
        entered.network = std::make_unique<QNetworkAccessManager>();
        entered.network->setProxyFactory(new ProxyFactory); // which the manager owns
        entered.network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    ++entered.calls;
    return *entered.network;
}

void ClientWorker::leave(const QByteArray &lane)
{
    const auto left = m_lanes.find(lane);
    if (--left->second.calls == 0 && m_lanes.size() > lanesKept)
        m_lanes.erase(left);
}

} // namespace countersign::http
