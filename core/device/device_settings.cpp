#include "core/device/device_settings.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace countersign::device {

namespace {

constexpr qsizetype longestName = 80;

const QStringList &platforms()
{
    static const QStringList words{QStringLiteral("android"), QStringLiteral("ios"),
                                   QStringLiteral("simulator")};
    return words;
}

} // namespace

bool isKnownLocale(const QString &name)
{
    static const QRegularExpression form(QStringLiteral(
        R"(\A[a-z]{2,3}(?:[_-](?<script>[A-Z][a-z]{3}))?(?:[_-](?<territory>[A-Z]{2}|[0-9]{3}))?\z)"));
    const QRegularExpressionMatch match = form.match(name);
    if (!match.hasMatch())
        return false;
    // QLocale falls back silently: to C for an unknown language, to the usual territory for an unknown one.
    const QLocale locale(name);
    const QString script = match.captured(u"script");
    const QString territory = match.captured(u"territory");
    return locale.language() != QLocale::C
        && (script.isEmpty() || QLocale::scriptToCode(locale.script()) == script)
        && (territory.isEmpty() || QLocale::territoryToCode(locale.territory()) == territory);
}

bool isKnownTimeZone(const QString &name)
{
    const bool isOffset = name.size() > 3 && name.startsWith(u"UTC");
    return !name.isEmpty() && !isOffset && QTimeZone(name.toUtf8()).isValid();
}

void checkSettings(const DeviceSettings &settings, JsonProblems &problems)
{
    if (settings.name.trimmed().isEmpty() || settings.name.size() > longestName)
        problems.add(QStringLiteral("name"),
                     QStringLiteral("must have 1 to %1 characters, not only blanks").arg(longestName));
    if (!platforms().contains(settings.platform))
        problems.add(QStringLiteral("platform"),
                     QStringLiteral("must be one of %1, not '%2'")
                         .arg(platforms().join(QStringLiteral(", ")), settings.platform));
    checkPlace(settings.locale, settings.timeZone, problems);
}

void checkPlace(const QString &locale, const QString &timeZone, JsonProblems &problems)
{
    if (!isKnownLocale(locale))
        problems.add(QStringLiteral("locale"),
                     QStringLiteral("must be a known locale such as fr_FR, not '%1'").arg(locale));
    if (!isKnownTimeZone(timeZone))
        problems.add(
            QStringLiteral("time_zone"),
            QStringLiteral("must be a known IANA time zone such as Europe/Paris, not '%1'").arg(timeZone));
}

} // namespace countersign::device
