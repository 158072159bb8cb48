#pragma once

#include "core/http/client.h"

#include <QNetworkAccessManager>
#include <QPromise>

#include <mutex>

namespace countersign::http {

/// A request that is to be sent, and where its answer goes.
struct Errand
{
    Request request;
    Client::Options options;
    QPromise<Result<Response>> promise;
};

/// The part of a Client that lives on its thread.
class ClientWorker : public QObject
{
    Q_OBJECT

public:
    explicit ClientWorker(const Client::Config &config);
    /// Completes everything that is not yet answered with `CLIENT_CLOSED`.
    ~ClientWorker() override;

    /// From any thread.
    void submit(Errand errand);

    [[nodiscard]] const Client::Config &config() const { return m_config; }
    /// Made at first use, so that it belongs to the client's thread.
    [[nodiscard]] QNetworkAccessManager &network();

Q_SIGNALS:
    void submitted();

private:
    void startSubmitted();

    const Client::Config m_config;
    std::mutex m_mutex;
    std::vector<Errand> m_submitted;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace countersign::http
