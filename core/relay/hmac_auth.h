#pragma once

#include "core/base/secret.h"
#include "core/relay/router.h"
#include "core/signing/verdict.h"

#include <QUuid>

/// Guards for a route of ours, by the Signature scheme (docs/control-api.md).
namespace countersign::relay {

/// Whether a request may reach its route, and what its signature showed.
struct Admission
{
    /// Who signed it; a null id where a bypass asks nobody. Errors: `AUTH_FAILED`, whose message is the scheme's `detail`;
    /// `CONTROL_LOOPBACK_ONLY` of a bypass.
    Result<QUuid> client;
    /// For the traffic view; nothing where nothing is signed.
    std::optional<signing::Verdict> verdict;
};
using RouteGuard = std::function<Admission(const http::Request &)>;

/// Lets in whoever signs with the one secret, by whatever client id. `realClock` must outlive the guard: the other side
/// signs by its own clock.
class HmacAuth
{
public:
    HmacAuth(Secret secret, const Clock &realClock) : m_secret(std::move(secret)), m_realClock(&realClock) {}

    [[nodiscard]] Admission operator()(const http::Request &request) const;

private:
    Secret m_secret;
    const Clock *m_realClock;
};

/// Lets in the clients that `secretOf` has a secret for. One that is unknown is answered like a wrong digest.
class HmacMultiClientAuth
{
public:
    using SecretOf = std::function<std::optional<Secret>(const QUuid &clientId)>;
    HmacMultiClientAuth(SecretOf secretOf, const Clock &realClock);

    [[nodiscard]] Admission operator()(const http::Request &request) const;

private:
    SecretOf m_secretOf;
    Secret m_nobodys;
    const Clock *m_realClock;
};

/// Lets in every program of this machine, and no web page: for local use and tests. Each one made says so in the log.
class BypassHmacAuth
{
public:
    /// `address` is what is listened on. Errors: `BYPASS_REACHABLE` where others than this machine could reach it.
    [[nodiscard]] static Result<BypassHmacAuth> create(const QByteArray &address);

    [[nodiscard]] Admission operator()(const http::Request &request) const;

private:
    BypassHmacAuth() = default;
};

/// The scheme's own answer to a request that is not let in: 401 `{"detail":"…"}`; any other error in the envelope.
[[nodiscard]] http::Response authException(const Error &error);

/// A handler that only an admitted request reaches, with the id of its client.
using GuardedRoute = std::function<void(Call, const QUuid &client)>;

/// Mounts `route` behind `guard`; what the guard found goes to the traffic view.
void addGuardedRoute(Router &router, QByteArray method, const QByteArray &path, RouteGuard guard,
                     GuardedRoute route);

} // namespace countersign::relay
