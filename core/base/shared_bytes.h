#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace countersign {

/// Bytes that may be a part of more bytes, which somebody else keeps anyway: they are then in memory once. Whoever keeps
/// a part keeps the whole.
class SharedBytes
{
public:
    SharedBytes() = default;
    explicit SharedBytes(QByteArray whole) : m_whole(std::move(whole)), m_size(m_whole.size()) {}
    /// `part` lies in `whole`.
    SharedBytes(QByteArray whole, QByteArrayView part)
        : m_whole(std::move(whole)), m_begin(part.data() - m_whole.constData()), m_size(part.size())
    {
        Q_ASSERT(m_begin >= 0 && m_begin + m_size <= m_whole.size());
    }

    [[nodiscard]] QByteArrayView view() const { return QByteArrayView(m_whole).sliced(m_begin, m_size); }
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    /// Without copying where they are the whole.
    [[nodiscard]] QByteArray toByteArray() const
    {
        return m_size == m_whole.size() ? m_whole : view().toByteArray();
    }
    /// For a reader that needs no more than a look: valid as long as these bytes are.
    [[nodiscard]] QByteArray borrowed() const { return QByteArray::fromRawData(view().data(), m_size); }

    friend bool operator==(const SharedBytes &a, const SharedBytes &b) { return a.view() == b.view(); }

private:
    QByteArray m_whole;
    qsizetype m_begin = 0;
    qsizetype m_size = 0;
};

} // namespace countersign
