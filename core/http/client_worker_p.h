#pragma once

#include "core/http/client.h"
#include "core/http/loopback_line_p.h"

#include <QNetworkAccessManager>
#include <QPromise>
#include <QSslConfiguration>

#include <map>
#include <mutex>
#include <tuple>

namespace countersign::http {

/// A request that is to be sent, and where its answer goes.
struct Errand
{
    Request request;
    Client::Options options;
    QPromise<Result<Response>> promise;
};

class ClientCall;

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
    /// The manager of a lane, for one call until leave(). Each has six connections for a host, and a thread of its own.
    [[nodiscard]] QNetworkAccessManager &enter(const QByteArray &lane);
    void leave(const QByteArray &lane);
    /// A lane's connections to one server on this machine; it stays while a call is in it.
    [[nodiscard]] LoopbackLine &line(const QByteArray &lane, const QString &host, int port);
    /// Whose children all sockets are: one that is let go of when no event comes any more ends with the worker.
    [[nodiscard]] QObject *sockets() { return &m_sockets; }
    /// What TLS trusts; nothing where it is the system's authorities alone.
    [[nodiscard]] const std::optional<QSslConfiguration> &tls() const { return m_tls; }

Q_SIGNALS:
    void submitted();

private:
    /// Made at first use, so that it belongs to the client's thread.
    struct Lane
    {
        std::unique_ptr<QNetworkAccessManager> network;
        int calls = 0;
    };
    void startSubmitted();
    [[nodiscard]] ClientCall *callFor(Errand errand);

    const Client::Config m_config;
    const std::optional<QSslConfiguration> m_tls;
    std::mutex m_mutex;
    std::vector<Errand> m_submitted;
    QObject m_sockets{this};
    std::map<QByteArray, Lane> m_lanes;
    std::map<std::tuple<QByteArray, QString, int>, LoopbackLine> m_lines;
};

} // namespace countersign::http
