#include "app/compose/block_input.h"
#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "core/backend/decision_proof.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace countersign::app {

namespace {

Result<QByteArray> readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return badOption(QStringLiteral("%1 cannot be read: %2.").arg(name, file.errorString()));
    return file.readAll();
}

Result<QByteArray> readPublicKey(const QString &text)
{
    constexpr qsizetype keySize = 32;
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != keySize)
        return badOption(QStringLiteral("--public-key \"%1\" is not 32 bytes in base64url.").arg(text));
    return decoded.decoded;
}

Result<QJsonObject> verdictOf(const QCommandLineParser &parser)
{
    const Result<QString> key = required(parser, QStringLiteral("public-key"));
    const Result<QString> blockFile = required(parser, QStringLiteral("display"));
    const Result<QString> callbackFile = required(parser, QStringLiteral("callback"));
    for (const Result<QString> *option : {&key, &blockFile, &callbackFile}) {
        if (!*option)
            return failureOf(*option);
    }
    const Result<QByteArray> publicKey = readPublicKey(*key);
    if (!publicKey)
        return failureOf(publicKey);
    const Result<display::DisplayBlock> block = readFile(*blockFile).and_then(readBlock);
    if (!block)
        return failureOf(block);
    const Result<JsonDocument> callback = readFile(*callbackFile).and_then(JsonDocument::parse);
    if (!callback)
        return failureOf(callback);
    const Result<backend::SignedDecision> decision = backend::readSignedDecision(callback->root());
    if (!decision)
        return failureOf(decision);
    const Result<void> verified = backend::verifyDecision(*block, *decision, *publicKey);
    return QJsonObject{
        {QStringLiteral("valid"), verified.has_value()},
        {QStringLiteral("decision"), decision->decision},
        {QStringLiteral("display_digest"), display::displayDigest(*block)},
        {QStringLiteral("error_code"), verified ? QJsonValue() : QJsonValue(verified.error().code)},
        {QStringLiteral("detail"), verified ? QJsonValue() : QJsonValue(verified.error().message)}};
}

} // namespace

int runVerifyDecision(const QStringList &arguments)
{
    const QString file = QStringLiteral("file");
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("public-key"), QStringLiteral("The device's Ed25519 key in base64url."),
          QStringLiteral("key")},
         {QStringLiteral("display"), QStringLiteral("The display block as it was sent, as JSON."), file},
         {QStringLiteral("callback"), QStringLiteral("The body of the callback, as JSON."), file}});
    if (const Result<void> parsed = parseOptions(parser, arguments); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help")))
        return printHelp(parser, "verify-decision");
    const Result<QJsonObject> verdict = verdictOf(parser);
    if (!verdict)
        return complain(verdict.error());
    printLine(QJsonDocument(*verdict).toJson(QJsonDocument::Compact));
    return verdict->value(QStringLiteral("valid")).toBool() ? exitOk : exitFailure;
}

} // namespace countersign::app
