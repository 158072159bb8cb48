#pragma once

#include "core/http/exchange.h"

namespace countersign::http {

/// An exchange with all of its texts in one run of bytes. Of the thousands that are kept few are looked at; in the dozens of
/// pieces as which they came, all would have to be let go of one by one when their memory has long been cold.
class PackedExchange
{
public:
    explicit PackedExchange(Exchange exchange);

    /// What was packed, under this number.
    [[nodiscard]] Exchange unpack(quint64 number) const;
    /// What keeping it takes, roughly.
    [[nodiscard]] std::size_t size() const
    {
        return sizeof(PackedExchange) + static_cast<std::size_t>(m_texts.size());
    }

private:
    Direction m_direction;
    QByteArray m_party;
    Instant m_at;
    std::chrono::microseconds m_duration;
    Instant m_receivedAt;
    int m_status;
    DeferredJson m_verdict;
    QString m_instructionId;
    QByteArray m_texts;
};

} // namespace countersign::http
