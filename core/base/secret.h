#pragma once

#include <QByteArray>

class QDebug;

namespace countersign {

/// Bytes that must never be shown: no debug operator, no conversion, no comparison by accident.
/// reveal() is the one way in, so that a search for it finds every use.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }

private:
    QByteArray m_bytes;
};

const QDebug &operator<<(const QDebug &, const Secret &) = delete;

} // namespace countersign
