#pragma once

#include "core/display/date_formats.h"
#include "core/display/name_formats.h"
#include "core/display/number_formats.h"

#include <memory>

namespace countersign::display {

/// How one device writes numbers and dates.
class LocaleFormats
{
public:
    /// The formats of a locale (`fr_FR`, `fr-FR` or any BCP 47 tag; what is none reads as en_US) and an IANA time
    /// zone. Cheap when asked again: each thread keeps a few, since ICU's formatters are slow to make.
    [[nodiscard]] static std::shared_ptr<const LocaleFormats> of(const QString &locale,
                                                                 const QString &timeZone);

    LocaleFormats(const QByteArray &languageTag, const QString &timeZone);

    [[nodiscard]] const NumberFormats &numbers() const { return m_numbers; }
    [[nodiscard]] const DateFormats &dates() const { return m_dates; }
    [[nodiscard]] const NameFormats &names() const { return m_names; }
    /// ISO 639: `fr`.
    [[nodiscard]] const QString &language() const { return m_language; }
    /// ISO 15924 code of the script the language is written in: `Cyrl`.
    [[nodiscard]] const QString &script() const { return m_script; }

private:
    NumberFormats m_numbers;
    DateFormats m_dates;
    NameFormats m_names;
    QString m_language;
    QString m_script;
};

} // namespace countersign::display
