#pragma once

#include <QByteArrayView>
#include <QString>

#include <algorithm>

namespace countersign {

/// The text of a scanned string or name; `body` is without its quotes, and of the first without escapes.
[[nodiscard]] QString jsonText(QByteArrayView body);
[[nodiscard]] QString unescapedJsonText(QByteArrayView body);

/// Asked of every member that is looked for, and mostly false: the lengths and the first letters tell.
[[nodiscard]] inline bool isSameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

/// Its value, or -1 when it is no hexadecimal digit.
[[nodiscard]] int jsonHexDigit(char c);

} // namespace countersign
