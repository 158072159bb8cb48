#include "core/display/locale_formats.h"

#include <unicode/locid.h>

#include <map>

namespace countersign::display {

namespace {

constexpr std::size_t maxLocalesPerThread = 16;

QByteArray toLanguageTag(QString locale)
{
    const QByteArray tag = locale.replace(u'_', u'-').toUtf8();
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale parsed = icu::Locale::forLanguageTag(tag.constData(), status);
    const bool isKnown = U_SUCCESS(status) && !parsed.isBogus() && *parsed.getLanguage() != '\0';
    return isKnown ? tag : QByteArrayLiteral("en-US");
}

} // namespace

std::shared_ptr<const LocaleFormats> LocaleFormats::of(const QString &locale, const QString &timeZone)
{
    thread_local std::map<std::pair<QString, QString>, std::shared_ptr<const LocaleFormats>> known;
    const std::pair key(locale, timeZone);
    const auto found = known.find(key);
    if (found != known.end())
        return found->second;
    if (known.size() == maxLocalesPerThread)
        known.clear();
    auto made = std::make_shared<const LocaleFormats>(toLanguageTag(locale), timeZone);
    known.emplace(key, made);
    return made;
}

LocaleFormats::LocaleFormats(const QByteArray &languageTag, const QString &timeZone)
    : m_numbers(languageTag), m_dates(languageTag, timeZone), m_names(languageTag)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(languageTag.constData(), status);
    m_language = QString::fromLatin1(locale.getLanguage());
    locale.addLikelySubtags(status);
    m_script = QString::fromLatin1(locale.getScript());
}

} // namespace countersign::display
