#include "core/http/exchange_log.h"

#include "core/http/masking_p.h"

#include <algorithm>

namespace countersign::http {

ExchangeLog::ExchangeLog(Bounds bounds) : m_bounds(bounds) {}

void ExchangeLog::record(Exchange exchange)
{
    maskSecrets(exchange.request);
    maskSecrets(exchange.response);
    PackedExchange packed(std::move(exchange));

    const std::lock_guard lock(m_mutex);
    ++m_newest;
    m_bytes += packed.size();
    m_exchanges.push_back(std::move(packed));
    while (!m_exchanges.empty() && (m_exchanges.size() > m_bounds.exchanges || m_bytes > m_bounds.bytes)) {
        m_bytes -= m_exchanges.front().size();
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
        found.push_back(m_exchanges[at].unpack(forgotten + at + 1));
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
