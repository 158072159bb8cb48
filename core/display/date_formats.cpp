#include "core/display/date_formats.h"

#include "core/display/icu_strings.h"
#include "core/display/iso_date.h"

#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/localpointer.h>
#include <unicode/timezone.h>
#include <unicode/tzfmt.h>
#include <unicode/uloc.h>

#include <array>
#include <string>

namespace countersign::display {

namespace {

using icu::DateFormat;
using icu::LocalPointer;

/// ISO dates are Gregorian for all time; ICU would otherwise change to the Julian calendar before 1582.
void makeProleptic(DateFormat *format)
{
    LocalPointer<icu::Calendar> calendar(format->getCalendar()->clone());
    auto *gregorian = dynamic_cast<icu::GregorianCalendar *>(calendar.getAlias());
    if (!gregorian)
        return;
    UErrorCode status = U_ZERO_ERROR;
    constexpr UDate beforeAnyDay = -184303902528000000.0;
    gregorian->setGregorianChange(beforeAnyDay, status);
    format->adoptCalendar(calendar.orphan());
}

LocalPointer<DateFormat> adopt(DateFormat *format, const icu::TimeZone &zone)
{
    makeProleptic(format);
    format->setTimeZone(zone);
    return LocalPointer<DateFormat>(format);
}

QString calendarName(const icu::Locale &locale, const char *type)
{
    if (std::string_view(type) == "gregorian")
        return {};
    const std::string keyword = std::string("und@calendar=") + type;
    std::array<char16_t, 128> name;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length =
        uloc_getDisplayKeywordValue(keyword.c_str(), "calendar", locale.getName(), name.data(),
                                    static_cast<int32_t>(name.size()), &status);
    return U_SUCCESS(status) ? QString::fromUtf16(name.data(), length) : QString::fromLatin1(type);
}

icu::TimeZone *makeZone(const QString &name)
{
    LocalPointer<icu::TimeZone> zone(icu::TimeZone::createTimeZone(toUnicodeString(name)));
    return *zone == icu::TimeZone::getUnknown() ? icu::TimeZone::createTimeZone("UTC") : zone.orphan();
}

} // namespace

struct DateFormats::Icu
{
    QString zoneText(UTimeZoneFormatStyle style, UDate instant) const
    {
        icu::UnicodeString text;
        return toQString(zoneFormat->format(style, *zone, instant, text));
    }

    LocalPointer<icu::TimeZone> zone;
    LocalPointer<DateFormat> day;
    LocalPointer<DateFormat> moment;
    LocalPointer<DateFormat> minutes;
    LocalPointer<DateFormat> seconds;
    LocalPointer<icu::TimeZoneFormat> zoneFormat;
    QString calendar;
};

DateFormats::DateFormats(const QByteArray &languageTag, const QString &timeZone)
    : m_icu(std::make_unique<Icu>())
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(languageTag.constData(), status);
    m_icu->zone.adoptInstead(makeZone(timeZone));
    m_icu->day = adopt(DateFormat::createDateInstance(DateFormat::kLong, locale), *icu::TimeZone::getGMT());
    m_icu->moment = adopt(DateFormat::createDateTimeInstance(DateFormat::kLong, DateFormat::kMedium, locale),
                          *m_icu->zone);
    m_icu->minutes =
        adopt(DateFormat::createTimeInstance(DateFormat::kShort, locale), *icu::TimeZone::getGMT());
    m_icu->seconds =
        adopt(DateFormat::createTimeInstance(DateFormat::kMedium, locale), *icu::TimeZone::getGMT());
    m_icu->zoneFormat.adoptInstead(icu::TimeZoneFormat::createInstance(locale, status));
    m_icu->calendar = calendarName(locale, m_icu->day->getCalendar()->getType());
}

DateFormats::~DateFormats() = default;

QString DateFormats::day(QDate date) const
{
    icu::UnicodeString text;
    return toQString(m_icu->day->format(static_cast<UDate>(toUnixMs(startOfDay(date))), text));
}

QString DateFormats::zoned(Instant instant) const
{
    const auto when = static_cast<UDate>(toUnixMs(instant));
    icu::UnicodeString text;
    return QStringLiteral("%1 %2 (UTC%3)")
        .arg(toQString(m_icu->moment->format(when, text)), m_icu->zoneText(UTZFMT_STYLE_SPECIFIC_LONG, when),
             m_icu->zoneText(UTZFMT_STYLE_ISO_EXTENDED_LOCAL_FULL, when));
}

QString DateFormats::time(Milliseconds sinceMidnight, TimeDetail detail) const
{
    const DateFormat &format = detail == TimeDetail::Minutes ? *m_icu->minutes : *m_icu->seconds;
    icu::UnicodeString text;
    return toQString(format.format(static_cast<UDate>(sinceMidnight.count()), text));
}

QString DateFormats::timeZone() const
{
    icu::UnicodeString id;
    return toQString(m_icu->zone->getID(id));
}

QString DateFormats::calendar() const
{
    return m_icu->calendar;
}

} // namespace countersign::display
