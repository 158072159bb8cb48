#include "core/display/name_formats.h"

#include "core/display/icu_strings.h"

#include <unicode/dtfmtsym.h>
#include <unicode/listformatter.h>
#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/timezone.h>
#include <unicode/tzfmt.h>
#include <unicode/tznames.h>

#include <vector>

namespace countersign::display {

namespace {

using icu::LocalPointer;

QString joined(const icu::ListFormatter *formatter, const QStringList &items)
{
    std::vector<icu::UnicodeString> texts;
    for (const QString &item : items)
        texts.push_back(toUnicodeString(item));
    icu::UnicodeString text;
    UErrorCode status = U_ZERO_ERROR;
    formatter->format(texts.data(), static_cast<int32_t>(texts.size()), text, status);
    return U_SUCCESS(status) ? toQString(text) : items.join(QStringLiteral(", "));
}

} // namespace

struct NameFormats::Icu
{
    icu::Locale locale;
    LocalPointer<icu::LocaleDisplayNames> names;
    LocalPointer<icu::TimeZoneFormat> zones;
    LocalPointer<icu::DateFormatSymbols> symbols;
    LocalPointer<icu::ListFormatter> list;
    LocalPointer<icu::ListFormatter> measures;
};

NameFormats::NameFormats(const QByteArray &languageTag) : m_icu(std::make_unique<Icu>())
{
    UErrorCode status = U_ZERO_ERROR;
    m_icu->locale = icu::Locale::forLanguageTag(languageTag.constData(), status);
    const icu::Locale &locale = m_icu->locale;
    m_icu->names.adoptInstead(icu::LocaleDisplayNames::createInstance(locale));
    m_icu->zones.adoptInstead(icu::TimeZoneFormat::createInstance(locale, status));
    m_icu->symbols.adoptInstead(new icu::DateFormatSymbols(locale, "gregorian", status));
    m_icu->list.adoptInstead(
        icu::ListFormatter::createInstance(locale, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status));
    m_icu->measures.adoptInstead(
        icu::ListFormatter::createInstance(locale, ULISTFMT_TYPE_UNITS, ULISTFMT_WIDTH_WIDE, status));
}

NameFormats::~NameFormats() = default;

QString NameFormats::country(const QString &code) const
{
    icu::UnicodeString name;
    return toQString(m_icu->names->regionDisplayName(code.toLatin1().constData(), name));
}

QString NameFormats::language(const QString &tag) const
{
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray latin = tag.toLatin1();
    int32_t parsed = 0;
    const icu::Locale locale = icu::Locale::forLanguageTag(latin.constData(), status);
    uloc_forLanguageTag(latin.constData(), nullptr, 0, &parsed, &status);
    icu::UnicodeString name;
    m_icu->names->languageDisplayName(locale.getLanguage(), name);
    const bool isKnown = parsed == latin.size() && *locale.getLanguage() != '\0'
        && toQString(name) != QLatin1String(locale.getLanguage());
    return isKnown ? toQString(m_icu->names->localeDisplayName(locale, name)) : QString();
}

QString NameFormats::script(const QString &code) const
{
    icu::UnicodeString name;
    return toQString(m_icu->names->scriptDisplayName(code.toLatin1().constData(), name));
}

QString NameFormats::zone(const QString &zone) const
{
    const LocalPointer<icu::TimeZone> known(icu::TimeZone::createTimeZone(toUnicodeString(zone)));
    icu::UnicodeString name;
    // Zones have had other names; that of 2026 is today's.
    constexpr UDate in2026 = 1782000000000.0;
    return toQString(m_icu->zones->format(UTZFMT_STYLE_GENERIC_LONG, *known, in2026, name));
}

QString NameFormats::zoneOffset(const QString &zone, Instant instant) const
{
    const LocalPointer<icu::TimeZone> known(icu::TimeZone::createTimeZone(toUnicodeString(zone)));
    icu::UnicodeString offset;
    const auto when = static_cast<UDate>(toUnixMs(instant));
    return QStringLiteral("UTC")
        + toQString(m_icu->zones->format(UTZFMT_STYLE_ISO_EXTENDED_LOCAL_FULL, *known, when, offset));
}

QString NameFormats::weekday(int day) const
{
    int32_t count = 0;
    const icu::UnicodeString *names =
        m_icu->symbols->getWeekdays(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
    // ICU's own list begins with an empty name and Sunday.
    return toQString(names[(day + 1) % 7 + 1]);
}

QString NameFormats::month(int month) const
{
    int32_t count = 0;
    const icu::UnicodeString *names =
        m_icu->symbols->getMonths(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
    return toQString(names[month - 1]);
}

QString NameFormats::list(const QStringList &items) const
{
    return joined(m_icu->list.getAlias(), items);
}

QString NameFormats::measures(const QStringList &items) const
{
    return joined(m_icu->measures.getAlias(), items);
}

bool isTimeZone(const QString &zone)
{
    UErrorCode status = U_ZERO_ERROR;
    UBool isOfTheDatabase = false;
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(toUnicodeString(zone), canonical, isOfTheDatabase, status);
    return U_SUCCESS(status) && isOfTheDatabase;
}

} // namespace countersign::display
