#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "app/headless/schemes.h"
#include "core/http/message.h"
#include "core/signing/hmac1.h"
#include "core/signing/signature_scheme.h"

#include <QJsonDocument>

#include <cmath>

namespace countersign::app {

namespace {

Result<http::Headers> readHeaders(const QStringList &lines)
{
    http::Headers headers;
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(QLatin1Char(':'));
        if (colon <= 0)
            return badOption(QStringLiteral("--header \"%1\" is not of the form 'Name: value'.").arg(line));
        headers.add(line.first(colon).trimmed().toUtf8(), line.sliced(colon + 1).trimmed().toUtf8());
    }
    return headers;
}

Result<QJsonObject> verifyHmac1(const QCommandLineParser &parser, const Secret &secret,
                                const http::Headers &headers, const QByteArray &body)
{
    const Result<Instant> now = instantOption(parser, QStringLiteral("now"));
    if (!now)
        return failureOf(now);
    if (!headers.find(signing::tenantHeader)) {
        return QJsonObject{
            {QStringLiteral("scheme"), QStringLiteral("hmac1")},
            {QStringLiteral("valid"), false},
            {QStringLiteral("error_code"), QStringLiteral("TENANT_HEADER_MISSING")},
            {QStringLiteral("explanation"),
             QStringLiteral(
                 "The header X-Bloonio-Tenant-Id is missing; every signed request names its tenant.")}};
    }
    return signing::verifyHmac1(secret, headers.find(signing::timestampHeader),
                                headers.find(signing::signatureHeader), body, *now)
        .toJson();
}

Result<QJsonObject> verifySignature(const QCommandLineParser &parser, const Secret &secret,
                                    const http::Headers &headers, const QByteArray &body)
{
    constexpr double endOfYear9999 = 253'402'300'799.0;
    const Result<double> now = secondsOption(parser, QStringLiteral("now"));
    if (!now)
        return failureOf(now);
    if (std::abs(*now) > endOfYear9999)
        return badOption(
            QStringLiteral("--now %1 is beyond the year 9999; it is Unix time in seconds.").arg(*now));
    const auto verified = signing::verifySignature(
        secret, [&headers](QByteArrayView name) { return headers.find(name); }, body,
        fromUnixMs(std::llround(*now * 1000.0)));
    return QJsonObject{
        {QStringLiteral("scheme"), QStringLiteral("signature")},
        {QStringLiteral("valid"), verified.has_value()},
        {QStringLiteral("detail"), verified ? QJsonValue() : QJsonValue(verified.error().message)}};
}

} // namespace

int runVerify(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    addSchemeOptions(parser);
    parser.addOptions(
        {{QStringLiteral("header"), QStringLiteral("A header as it was received; may be repeated."),
          QStringLiteral("Name: value")},
         {QStringLiteral("now"),
          QStringLiteral(
              "The verifier's time: Unix milliseconds for hmac1, seconds for signature; now by default."),
          QStringLiteral("time")}});
    if (const Result<void> parsed = parseOptions(parser, arguments); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help")))
        return printHelp(parser, "verify");
    const Result<SchemeOptions> options = schemeOptions(parser);
    if (!options)
        return complain(options.error());
    const Result<http::Headers> headers = readHeaders(parser.values(QStringLiteral("header")));
    if (!headers)
        return complain(headers.error());
    const QByteArray body = readStandardInput();
    const Result<QJsonObject> verdict = options->scheme == Scheme::Hmac1
        ? verifyHmac1(parser, options->secret, *headers, body)
        : verifySignature(parser, options->secret, *headers, body);
    if (!verdict)
        return complain(verdict.error());
    printLine(QJsonDocument(*verdict).toJson(QJsonDocument::Compact));
    return verdict->value(QStringLiteral("valid")).toBool() ? exitOk : exitFailure;
}

} // namespace countersign::app
