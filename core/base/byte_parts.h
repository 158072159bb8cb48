#pragma once

#include <QByteArray>

#include <deque>
#include <string>

namespace countersign {

/// Many bytes in parts of a bounded size: they grow without being copied, and are given back part by part. Where they are
/// cut depends on nothing but their number. For one thread at a time.
class ByteParts
{
public:
    static constexpr std::size_t partSize = 256 * 1024;

    ByteParts() = default;
    explicit ByteParts(QByteArrayView bytes) { append(bytes); }

    void append(char byte)
    {
        if (m_parts.empty() || m_parts.back().size() == partSize)
            addPart();
        m_parts.back().push_back(byte);
    }
    void append(QByteArrayView bytes);

    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }
    /// The first part, which is here no more; of none nothing.
    [[nodiscard]] std::string takeFirst();
    [[nodiscard]] QByteArray joined() const;
    /// The same, where they are not wanted any more: each part goes when it is copied.
    [[nodiscard]] static QByteArray join(ByteParts parts);

    friend bool operator==(const ByteParts &, const ByteParts &) = default;

private:
    void addPart();

    std::deque<std::string> m_parts; ///< all but the last are full, none is empty
};

} // namespace countersign
