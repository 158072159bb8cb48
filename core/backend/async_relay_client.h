#pragma once

#include "core/backend/relay_calls.h"
#include "core/backend/relay_settings.h"
#include "core/http/caller.h"

namespace countersign::backend {

/// Calls a relay for one tenant and gives futures (protocol, sections 2, 5 to 7 and 9). Signs the bytes it sends, each
/// attempt anew with real time. TLS is verified, by the settings' authoritiesFile too.
///
/// A call is repeated only where that is safe: when no connection came about, and after 429, 502, 503 and 504 (as their
/// `Retry-After` says), always with the same body and so the same `instruction_id` or `idempotency_key`. Connecting may
/// take 3 s, the whole call 10 s, unless Timing says otherwise.
///
/// Thread-safe; nothing blocks the caller, and no call throws. Futures complete on a thread of the client's own, which
/// is not to be held up; to cancel one ends its call. whenDone() (core/base/when_done.h) binds one to a QObject: its
/// thread is told, and the call ends when it goes.
class AsyncRelayClient : public RelayCalls<AsyncRelayClient>
{
public:
    using Timing = http::CallTiming;

    /// A client with threads of its own. `settings` are checked. A QCoreApplication must exist.
    explicit AsyncRelayClient(const RelaySettings &settings, Timing timing = {});

    /// What is pointed to must outlive close().
    struct Parts
    {
        RelaySettings settings; ///< checked
        http::Client *http = nullptr;
        http::Loop *loop = nullptr;      ///< waits between attempts
        const Clock *realTime = nullptr; ///< signatures never use virtual time
        Timing timing = {};
    };
    explicit AsyncRelayClient(const Parts &parts);
    ~AsyncRelayClient();
    AsyncRelayClient(const AsyncRelayClient &) = delete;
    AsyncRelayClient &operator=(const AsyncRelayClient &) = delete;

    /// Calls under way end with the attempt they are at, new ones with `CLIENT_CLOSED`. Done by the
    /// destructor too, which may run in one of the client's own callbacks.
    void close();

private:
    friend class RelayClient;
    friend class RelayCalls<AsyncRelayClient>;
    template<typename T>
    QFuture<Result<T>> make(http::Call<T> call)
    {
        return m_caller->start(std::move(call));
    }

    struct Own;
    std::unique_ptr<Own> m_own;
    const std::unique_ptr<http::Caller> m_caller;
};

} // namespace countersign::backend
