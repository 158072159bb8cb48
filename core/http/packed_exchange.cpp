#include "core/http/packed_exchange.h"

#include <cstring>

namespace countersign::http {

namespace {

using Size = quint32; // a body's limit is far below

/// Counts what the texts take, each behind its size.
class Measure
{
public:
    void text(const QByteArray &text) { m_bytes += static_cast<qsizetype>(sizeof(Size)) + text.size(); }
    void count(std::size_t) { m_bytes += static_cast<qsizetype>(sizeof(Size)); }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    qsizetype m_bytes = 0;
};

class Packer
{
public:
    explicit Packer(qsizetype bytes) : m_packed(bytes, Qt::Uninitialized), m_to(m_packed.data()) {}

    void text(const QByteArray &text)
    {
        count(static_cast<std::size_t>(text.size()));
        put(text.constData(), static_cast<std::size_t>(text.size()));
    }
    void count(std::size_t count)
    {
        const auto size = static_cast<Size>(count);
        put(&size, sizeof size);
    }
    [[nodiscard]] QByteArray take() { return std::move(m_packed); }

private:
    void put(const void *from, std::size_t bytes)
    {
        std::memcpy(m_to, from, bytes);
        m_to += bytes;
    }

    QByteArray m_packed;
    char *m_to;
};

class Unpacker
{
public:
    explicit Unpacker(const QByteArray &packed) : m_from(packed.constData()) {}

    QByteArray text()
    {
        const auto size = static_cast<qsizetype>(count());
        m_from += size;
        return {m_from - size, size};
    }
    Size count()
    {
        Size count = 0;
        std::memcpy(&count, m_from, sizeof count);
        m_from += sizeof count;
        return count;
    }
    Headers headers()
    {
        Headers headers;
        for (Size left = count(); left > 0; --left) {
            QByteArray name = text();
            headers.add(std::move(name), text());
        }
        return headers;
    }

private:
    const char *m_from;
};

void pack(auto &packer, const Headers &headers)
{
    packer.count(headers.size());
    for (const Header &header : headers) {
        packer.text(header.name);
        packer.text(header.value);
    }
}

/// In the order in which unpack() takes them.
void pack(auto &packer, const Exchange &exchange)
{
    packer.text(exchange.request.method);
    packer.text(exchange.request.target);
    pack(packer, exchange.request.headers);
    packer.text(exchange.request.body);
    packer.text(exchange.request.peer);
    pack(packer, exchange.response.headers);
    packer.text(exchange.response.body);
}

QByteArray packed(const Exchange &exchange)
{
    Measure measure;
    pack(measure, exchange);
    Packer packer(measure.bytes());
    pack(packer, exchange);
    return packer.take();
}

} // namespace

PackedExchange::PackedExchange(Exchange exchange)
    : m_direction(exchange.direction), m_party(std::move(exchange.party)), m_at(exchange.at),
      m_duration(exchange.duration), m_receivedAt(exchange.request.receivedAt),
      m_status(exchange.response.status), m_verdict(std::move(exchange.verdict)),
      m_instructionId(std::move(exchange.instructionId)), m_texts(packed(exchange))
{}

Exchange PackedExchange::unpack(quint64 number) const
{
    Exchange exchange;
    exchange.number = number;
    exchange.direction = m_direction;
    exchange.party = m_party;
    exchange.at = m_at;
    exchange.duration = m_duration;
    exchange.verdict = m_verdict;
    exchange.instructionId = m_instructionId;
    Unpacker texts(m_texts);
    exchange.request.method = texts.text();
    exchange.request.target = texts.text();
    exchange.request.headers = texts.headers();
    exchange.request.body = texts.text();
    exchange.request.peer = texts.text();
    exchange.request.receivedAt = m_receivedAt;
    exchange.response.status = m_status;
    exchange.response.headers = texts.headers();
    exchange.response.body = texts.text();
    return exchange;
}

} // namespace countersign::http
