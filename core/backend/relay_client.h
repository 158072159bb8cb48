#pragma once

#include "core/backend/async_relay_client.h"

namespace countersign::backend {

/// The same calls as AsyncRelayClient's for those who may wait: each blocks until the answer is there, 10 s at most unless
/// the timing says otherwise, and needs no event loop of its caller.
///
/// Thread-safe. Not for a thread that serves others, such as an event loop's: that is what AsyncRelayClient is for.
/// Source: protocol, sections 5 to 7 and 9; docs/backend.md, "Calls".
class RelayClient : public RelayCalls<RelayClient>
{
public:
    /// `settings` are checked. A QCoreApplication must exist; its event loop need not run.
    explicit RelayClient(const RelaySettings &settings, AsyncRelayClient::Timing timing = {})
        : m_client(settings, timing)
    {}

private:
    friend class RelayCalls<RelayClient>;
    template<typename T>
    Result<T> make(http::Call<T> call)
    {
        return m_client.m_caller->wait(std::move(call));
    }

    AsyncRelayClient m_client;
};

} // namespace countersign::backend
