#pragma once

#include <QString>

#include <algorithm>

/// Codes and numbers are ASCII; QChar's own questions also say yes to the digits and letters of other scripts.
namespace countersign::display {

[[nodiscard]] constexpr bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

[[nodiscard]] constexpr bool isUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

[[nodiscard]] constexpr bool isLetter(QChar c)
{
    return isUpper(c) || (c >= u'a' && c <= u'z');
}

[[nodiscard]] constexpr bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f');
}

/// Something is painted for it: neither a space nor a control character.
[[nodiscard]] constexpr bool isVisible(QChar c)
{
    return c > u' ' && c <= u'~';
}

/// `text` has `least` to `most` characters, and `fits` says yes to each.
template<typename Predicate>
[[nodiscard]] bool isMadeOf(QStringView text, Predicate fits, qsizetype least = 1, qsizetype most = 4096)
{
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), fits);
}

/// Only ASCII letters change case: `ı` must not become an I.
[[nodiscard]] inline QString inUpperCase(QString text)
{
    for (QChar &c : text) {
        if (c >= u'a' && c <= u'z')
            c = c.toUpper();
    }
    return text;
}

} // namespace countersign::display
