#include "app/headless/schemes.h"

#include "app/headless/options.h"

#include <cmath>

namespace countersign::app {

void addSchemeOptions(QCommandLineParser &parser)
{
    parser.addOptions(
        {{QStringLiteral("scheme"), QStringLiteral("hmac1 or signature."), QStringLiteral("name")},
         {QStringLiteral("secret"), QStringLiteral("The secret shared with the other side."),
          QStringLiteral("text")}});
}

Result<SchemeOptions> schemeOptions(const QCommandLineParser &parser)
{
    const Result<QString> name = required(parser, QStringLiteral("scheme"));
    if (!name)
        return failureOf(name);
    const Result<QString> secret = required(parser, QStringLiteral("secret"));
    if (!secret)
        return failureOf(secret);
    if (*name == QLatin1String("hmac1"))
        return SchemeOptions{Scheme::Hmac1, Secret(secret->toUtf8())};
    if (*name == QLatin1String("signature"))
        return SchemeOptions{Scheme::Signature, Secret(secret->toUtf8())};
    return badOption(QStringLiteral("--scheme \"%1\" is neither hmac1 nor signature.").arg(*name));
}

Result<Instant> instantOption(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return SystemClock().now();
    bool isNumber = false;
    const qint64 ms = parser.value(option).toLongLong(&isNumber);
    if (isNumber && ms >= 0)
        return fromUnixMs(ms);
    return badOption(
        QStringLiteral("--%1 \"%2\" is not Unix time in milliseconds.").arg(option, parser.value(option)));
}

Result<double> secondsOption(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return static_cast<double>(toUnixMs(SystemClock().now())) / 1000.0;
    bool isNumber = false;
    const double seconds = parser.value(option).toDouble(&isNumber);
    if (isNumber && std::isfinite(seconds))
        return seconds;
    return badOption(
        QStringLiteral("--%1 \"%2\" is not Unix time in seconds.").arg(option, parser.value(option)));
}

} // namespace countersign::app
