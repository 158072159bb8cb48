#include "core/http/client_worker_p.h"

#include "core/http/client_call_p.h"
#include "core/http/loopback_p.h"

#include <QNetworkProxyFactory>

namespace countersign::http {

namespace {

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

} // namespace

ClientWorker::ClientWorker(const Client::Config &config) : m_config(config)
{
    connect(this, &ClientWorker::submitted, this, &ClientWorker::startSubmitted, Qt::QueuedConnection);
}

ClientWorker::~ClientWorker()
{
    for (Errand &errand : m_submitted)
        ClientCall(*this, std::move(errand)); // whose end keeps the promise
    const QObjectList underWay = children();
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
        (new ClientCall(*this, std::move(errand)))->start();
}

QNetworkAccessManager &ClientWorker::network()
{
    if (!m_network) {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setProxyFactory(new ProxyFactory); // which the manager owns
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    return *m_network;
}

} // namespace countersign::http
