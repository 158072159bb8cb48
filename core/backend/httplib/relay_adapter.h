#pragma once

#include "core/backend/relay_backend.h"

#include <httplib.h>

/// For servers made with cpp-httplib.
namespace countersign::httplib_server {

/// Gives a httplib::Server the two routes by which decisions come back, and guards its handlers. A guarded handler waits on
/// the worker thread that cpp-httplib has for its request, until the state is read or the relay has answered: at most 10 s
/// unless the options' timing says otherwise. Give the server as many workers as requests may wait.
///
///     const auto relay = RelayAdapter::fromEnvironment(server);
///     server.Post("/transfer", (*relay)->sudoRequired({…}, transfer));
///
/// Mount before the server listens; must live as long as it serves.
/// Source: docs/backend.md, "The two calls".
class RelayAdapter
{
public:
    /// Mounts the settings' callbackPath and `/_bloonio/submit-response`. Errors: as RelayBackend's.
    [[nodiscard]] static Result<std::unique_ptr<RelayAdapter>>
    fromEnvironment(httplib::Server &server, backend::RelayBackend::Options options = {});
    /// The same with settings by hand.
    [[nodiscard]] static Result<std::unique_ptr<RelayAdapter>>
    mount(httplib::Server &server, const backend::RelaySettings &settings,
          backend::RelayBackend::Options options = {});

    /// Lets a request through to `handler` once its user has approved exactly that request, as SudoGuard says.
    [[nodiscard]] httplib::Server::Handler sudoRequired(backend::SudoRequirement requirement,
                                                        httplib::Server::Handler handler) const;
    /// Keeps a request until several have approved it; the options' `replay` runs it, as QuorumGuard says.
    [[nodiscard]] httplib::Server::Handler quorumRequired(backend::QuorumRequirement requirement) const;

    [[nodiscard]] backend::RelayBackend &backend() const { return *m_backend; }

private:
    RelayAdapter(httplib::Server &server, std::shared_ptr<backend::RelayBackend> backend);

    std::shared_ptr<backend::RelayBackend> m_backend;
};

/// The request as the guards know it.
[[nodiscard]] http::Request toRequest(const httplib::Request &request);

} // namespace countersign::httplib_server
