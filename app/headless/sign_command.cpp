#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "app/headless/schemes.h"
#include "core/signing/hmac1.h"
#include "core/signing/signature_scheme.h"

namespace countersign::app {

namespace {

Result<QByteArrayList> signHmac1(const QCommandLineParser &parser, const Secret &secret,
                                 const QByteArray &body)
{
    const Result<QString> tenant = required(parser, QStringLiteral("tenant"));
    if (!tenant)
        return failureOf(tenant);
    const Result<Instant> now = instantOption(parser, QStringLiteral("timestamp"));
    if (!now)
        return failureOf(now);
    const signing::Hmac1Signature signature = signing::signHmac1(secret, body, *now);
    return QByteArrayList{QByteArray(signing::tenantHeader) + ": " + tenant->toUtf8(),
                          QByteArray(signing::timestampHeader) + ": " + signature.timestamp,
                          QByteArray(signing::signatureHeader) + ": " + signature.signature};
}

Result<QByteArrayList> signSignature(const QCommandLineParser &parser, const Secret &secret,
                                     const QByteArray &body)
{
    const Result<QString> client = required(parser, QStringLiteral("client"));
    if (!client)
        return failureOf(client);
    const std::optional<QUuid> clientId = signing::parseClientId(client->toUtf8());
    if (!clientId)
        return badOption(QStringLiteral("--client \"%1\" is not a UUID of version 4 or 7.").arg(*client));
    const Result<double> seconds = secondsOption(parser, QStringLiteral("timestamp"));
    if (!seconds)
        return failureOf(seconds);
    return QByteArrayList{"Authorization: Signature "
                              + signing::createSignature(secret, body, *clientId, *seconds),
                          "X-Client-Id: " + clientId->toByteArray(QUuid::WithoutBraces),
                          "X-Request-Timestamp: " + signing::pythonFloatText(*seconds)};
}

} // namespace

int runSign(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    addSchemeOptions(parser);
    parser.addOptions(
        {{QStringLiteral("tenant"), QStringLiteral("HMAC #1: the tenant id."), QStringLiteral("id")},
         {QStringLiteral("client"), QStringLiteral("Signature: the client id."), QStringLiteral("uuid")},
         {QStringLiteral("timestamp"),
          QStringLiteral(
              "When it is signed: Unix milliseconds for hmac1, seconds for signature; now by default."),
          QStringLiteral("time")}});
    if (const Result<void> parsed = parseOptions(parser, arguments); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help")))
        return printHelp(parser, "sign");
    const Result<SchemeOptions> options = schemeOptions(parser);
    if (!options)
        return complain(options.error());
    const QByteArray body = readStandardInput();
    const Result<QByteArrayList> headers = options->scheme == Scheme::Hmac1
        ? signHmac1(parser, options->secret, body)
        : signSignature(parser, options->secret, body);
    if (!headers)
        return complain(headers.error());
    for (const QByteArray &header : *headers)
        printLine(header);
    return exitOk;
}

} // namespace countersign::app
