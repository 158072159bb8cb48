#pragma once

// For the .cpp files of this room that speak to ICU; no header includes it.

#include <QString>

#include <unicode/unistr.h>

namespace countersign::display {

[[nodiscard]] inline QString toQString(const icu::UnicodeString &text)
{
    return QString::fromUtf16(text.getBuffer(), text.length());
}

[[nodiscard]] inline icu::UnicodeString toUnicodeString(const QString &text)
{
    return {reinterpret_cast<const char16_t *>(text.utf16()), static_cast<int32_t>(text.size())};
}

} // namespace countersign::display
