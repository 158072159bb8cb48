#pragma once

#include "core/base/clock.h"

#include <QDate>
#include <QString>

#include <memory>

namespace countersign::display {

enum class TimeDetail { Minutes, Seconds };

/// Dates and times as a locale writes them, in the locale's own calendar and one time zone.
///
/// Not for sharing between threads: see LocaleFormats::of().
class DateFormats
{
public:
    /// `languageTag` is BCP 47, `timeZone` an IANA name; an unknown zone becomes UTC, and zoned() says so.
    DateFormats(const QByteArray &languageTag, const QString &timeZone);
    ~DateFormats();

    /// Long form, day without a time zone.
    [[nodiscard]] QString day(QDate date) const;
    /// Long form to the second, the zone's name and its offset from UTC at that instant.
    [[nodiscard]] QString zoned(Instant instant) const;
    /// A time of day, without a time zone, in milliseconds since midnight.
    [[nodiscard]] QString time(Milliseconds sinceMidnight, TimeDetail detail) const;
    /// IANA name of the zone that zoned() uses.
    [[nodiscard]] QString timeZone() const;
    /// The calendar's name in the locale's language; empty for the Gregorian calendar.
    [[nodiscard]] QString calendar() const;

private:
    struct Icu;
    std::unique_ptr<Icu> m_icu;
};

} // namespace countersign::display
