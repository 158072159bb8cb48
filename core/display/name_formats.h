#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace countersign::display {

/// What a locale calls countries, languages, scripts, time zones, weekdays and months, and how it lists things.
///
/// Not for sharing between threads: see LocaleFormats::of().
class NameFormats
{
public:
    /// `languageTag` is BCP 47.
    explicit NameFormats(const QByteArray &languageTag);
    ~NameFormats();

    /// `code` is ISO 3166-1 alpha-2.
    [[nodiscard]] QString country(const QString &code) const;
    /// `tag` is BCP 47; empty for a language that nobody knows.
    [[nodiscard]] QString language(const QString &tag) const;
    /// `code` is ISO 15924: what `Cyrl` is called in a sentence.
    [[nodiscard]] QString script(const QString &code) const;
    /// `zone` is an IANA name: its name in any season, and its offset from UTC at that instant.
    [[nodiscard]] QString zone(const QString &zone) const;
    [[nodiscard]] QString zoneOffset(const QString &zone, Instant instant) const;
    /// 0 is Monday.
    [[nodiscard]] QString weekday(int day) const;
    /// 1 is January.
    [[nodiscard]] QString month(int month) const;
    /// `a, b and c`
    [[nodiscard]] QString list(const QStringList &items) const;
    /// The same for parts of one measure: `1 hour, 5 minutes`.
    [[nodiscard]] QString measures(const QStringList &items) const;

private:
    struct Icu;
    std::unique_ptr<Icu> m_icu;
};

/// `zone` is a name of the tz database, old ones and links included.
[[nodiscard]] bool isTimeZone(const QString &zone);

} // namespace countersign::display
