#pragma once

#include "core/backend/relay_backend.h"

#include <QHttpServer>
#include <QHttpServerRequest>

/// For servers made with Qt HTTP Server.
namespace countersign::qhttpserver {

/// What runs once its request is approved: on the server's thread, like any handler.
using Handler = std::function<http::Response(const http::Request &)>;
/// What RelayAdapter::route() takes: answers when it can.
using GuardedHandler =
    std::function<void(const http::Request &, std::function<void(const http::Response &)>)>;

/// Gives a QHttpServer the two routes by which decisions come back, and guards its handlers. Nothing blocks the server's
/// event loop: while the state is read or the relay is asked it serves others.
///
///     const auto relay = RelayAdapter::fromEnvironment(server);
///     (*relay)->route("/transfer", QHttpServerRequest::Method::Post, (*relay)->sudoRequired({…}, transfer));
///
/// Belongs to the server's thread, and must live as long as it serves.
/// Source: docs/backend.md, "The two calls".
class RelayAdapter
{
public:
    /// Mounts the settings' callbackPath and `/_bloonio/submit-response`. Errors: as RelayBackend's.
    [[nodiscard]] static Result<std::unique_ptr<RelayAdapter>>
    fromEnvironment(QHttpServer &server, backend::RelayBackend::Options options = {});
    /// The same with settings by hand.
    [[nodiscard]] static Result<std::unique_ptr<RelayAdapter>>
    mount(QHttpServer &server, const backend::RelaySettings &settings,
          backend::RelayBackend::Options options = {});

    /// Lets a request through to `handler` once its user has approved exactly that request, as SudoGuard says.
    [[nodiscard]] GuardedHandler sudoRequired(backend::SudoRequirement requirement, Handler handler) const;
    /// Keeps a request until several have approved it; the options' `replay` runs it, as QuorumGuard says.
    [[nodiscard]] GuardedHandler quorumRequired(backend::QuorumRequirement requirement) const;

    /// As QHttpServer::route(), which cannot be used here: in Qt 6.4 it writes the answer of a future to a connection that
    /// may be gone by then. False when the path is taken.
    bool route(const QString &path, QHttpServerRequest::Methods methods, GuardedHandler handler);

    [[nodiscard]] backend::RelayBackend &backend() const { return *m_backend; }

private:
    RelayAdapter(QHttpServer &server, std::shared_ptr<backend::RelayBackend> backend);

    std::shared_ptr<backend::RelayBackend> m_backend;
    QHttpServer *m_server;
    std::shared_ptr<QObject> m_home; ///< lives on the server's thread
};

/// The request as the guards know it.
[[nodiscard]] http::Request toRequest(const QHttpServerRequest &request);

} // namespace countersign::qhttpserver
