#pragma once

#include "core/http/packed_exchange.h"

#include <deque>
#include <mutex>

namespace countersign::http {

/// The last exchanges of this process, oldest forgotten first, bounded by count and by bytes.
///
/// Thread-safe: servers and clients of several threads record, the control API and the traffic view read.
/// Recording masks secrets: the headers `Authorization`, `X-Admin-Key`, `X-QR-Poll-Token`, and the members
/// `tenant_secret`, `client_secret`, `pairing_proof`, `device_session_token`, `response_token`, `poll_token`, `totp.secret` of JSON
/// bodies, and JSON Web Tokens wherever they stand in a target or body (a pairing link carries one).
class ExchangeLog
{
public:
    struct Bounds
    {
        std::size_t exchanges = 2000;
        std::size_t bytes = 16 * 1024 * 1024;
    };
    explicit ExchangeLog(Bounds bounds);

    /// Numbers the exchange (from 1, without gaps) and keeps it.
    void record(Exchange exchange);

    /// At most `limit` exchanges with a number above `since`, oldest first.
    [[nodiscard]] std::vector<Exchange> after(quint64 since, std::size_t limit) const;
    [[nodiscard]] std::optional<Exchange> find(quint64 number) const;
    [[nodiscard]] quint64 newest() const;

private:
    const Bounds m_bounds;
    mutable std::mutex m_mutex;
    std::deque<PackedExchange> m_exchanges;
    std::size_t m_bytes = 0;
    quint64 m_newest = 0;
};

} // namespace countersign::http
