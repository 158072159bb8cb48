#pragma once

#include <QByteArray>

namespace countersign::testing {

/// Bytes of which no two places look alike for long; the same for the same size.
inline QByteArray someBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 251);
    return bytes;
}

} // namespace countersign::testing
