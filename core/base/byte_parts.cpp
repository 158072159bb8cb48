#include "core/base/byte_parts.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace countersign {

void ByteParts::append(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (m_parts.empty() || m_parts.back().size() == partSize)
            addPart();
        std::string &last = m_parts.back();
        const qsizetype fits = std::min(bytes.size(), static_cast<qsizetype>(partSize - last.size()));
        last.append(bytes.data(), static_cast<std::size_t>(fits));
        bytes = bytes.sliced(fits);
    }
}

std::string ByteParts::takeFirst()
{
    if (m_parts.empty())
        return {};
    std::string first = std::move(m_parts.front());
    m_parts.pop_front();
    return first;
}

QByteArray ByteParts::joined() const
{
    return join(*this);
}

QByteArray ByteParts::join(ByteParts parts)
{
    const auto size =
        std::accumulate(parts.m_parts.begin(), parts.m_parts.end(), std::size_t{0},
                        [](std::size_t sum, const std::string &part) { return sum + part.size(); });
    QByteArray all;
    all.reserve(static_cast<qsizetype>(size));
    while (!parts.isEmpty()) {
        const std::string part = parts.takeFirst();
        all.append(QByteArrayView(part));
    }
    return all;
}

void ByteParts::addPart()
{
    m_parts.emplace_back().reserve(partSize);
}

} // namespace countersign
