#include "core/http/exchange_log.h"

#include "core/http/masking_p.h"

#include <algorithm>

namespace countersign::http {

namespace {

std::size_t sizeOf(const Headers &headers)
{
    std::size_t bytes = 0;
    for (const Header &header : headers)
        bytes += sizeof(Header) + static_cast<std::size_t>(header.name.size() + header.value.size());
    return bytes;
}

std::size_t sizeOf(const Exchange &exchange)
{
    const auto texts =
        exchange.request.target.size() + exchange.request.body.size() + exchange.response.body.size();
    return sizeof(Exchange) + static_cast<std::size_t>(texts) + sizeOf(exchange.request.headers)
        + sizeOf(exchange.response.headers);
}

} // namespace

ExchangeLog::ExchangeLog(Bounds bounds) : m_bounds(bounds) {}

void ExchangeLog::record(Exchange exchange)
{
    maskSecrets(exchange.request);
    maskSecrets(exchange.response);
    const std::size_t bytes = sizeOf(exchange);

    const std::lock_guard lock(m_mutex);
    exchange.number = ++m_newest;
    m_bytes += bytes;
    m_exchanges.push_back({std::move(exchange), bytes});
    while (!m_exchanges.empty() && (m_exchanges.size() > m_bounds.exchanges || m_bytes > m_bounds.bytes)) {
        m_bytes -= m_exchanges.front().bytes;
        m_exchanges.pop_front();
    }
}

std::vector<Exchange> ExchangeLog::after(quint64 since, std::size_t limit) const
{
    const std::lock_guard lock(m_mutex);
    const quint64 forgotten = m_newest - m_exchanges.size();
    const std::size_t skipped = std::min<quint64>(since - std::min(since, forgotten), m_exchanges.size());
    const std::size_t count = std::min(limit, m_exchanges.size() - skipped);
    std::vector<Exchange> found;
    found.reserve(count);
    for (std::size_t at = skipped; at < skipped + count; ++at)
        found.push_back(m_exchanges[at].exchange);
    return found;
}

std::optional<Exchange> ExchangeLog::find(quint64 number) const
{
    if (number == 0)
        return std::nullopt;
    const auto found = after(number - 1, 1);
    return found.empty() || found.front().number != number ? std::nullopt : std::optional(found.front());
}

quint64 ExchangeLog::newest() const
{
    const std::lock_guard lock(m_mutex);
    return m_newest;
}

} // namespace countersign::http
