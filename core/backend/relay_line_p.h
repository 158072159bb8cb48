#pragma once

#include "core/backend/async_relay_client.h"

#include <functional>
#include <mutex>

namespace countersign::backend {

/// The line to one relay, which calls under way share with the AsyncRelayClient that began them. Once close()
/// has returned, nothing touches the HTTP client, the loop or the clock any more, however long a call still
/// lives. Thread-safe.
class RelayLine
{
public:
    explicit RelayLine(AsyncRelayClient::Parts parts) : m_parts(std::move(parts)) {}

    [[nodiscard]] const AsyncRelayClient::Timing &timing() const { return m_parts.timing; }
    [[nodiscard]] Instant now() const;

    /// Signs `body` as it is and posts it. Errors: `CLIENT_CLOSED`, and those of http::Client.
    [[nodiscard]] QFuture<Result<http::Response>> post(const QByteArray &path, const QByteArray &body,
                                                       const http::Client::Options &options);
    /// Runs `task` after `delay`, unless the line is closed or closes meanwhile: then the task is dropped.
    void later(Milliseconds delay, std::function<void()> task);

    void close();

private:
    const AsyncRelayClient::Parts m_parts;
    mutable std::mutex m_mutex;
    bool m_isOpen = true;
};

} // namespace countersign::backend
