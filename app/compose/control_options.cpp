#include "app/compose/control_options.h"

#include "core/base/ids.h"
#include "core/http/loopback.h"
#include "core/signing/signature_scheme.h"

namespace countersign::app {

namespace {

constexpr int secretBytes = 32;

const QString clientName = QStringLiteral("control-client");
const QString secretName = QStringLiteral("control-secret");
const QString bypassName = QStringLiteral("control-bypass");

Failure badOption(const QString &message)
{
    return fail(QStringLiteral("OPTION_INVALID"), message);
}

/// What of these options does not go together, or not with the address.
Result<void> check(const QCommandLineParser &parser, const QByteArray &address)
{
    const QString client = parser.value(clientName);
    const QString secret = parser.value(secretName);
    const bool bypass = parser.isSet(bypassName);
    const bool reachable = !http::isLoopbackName(address);
    if (bypass && reachable)
        return badOption(
            QStringLiteral("--control-bypass goes with a loopback address only; leave out --listen, or give "
                           "--control-client and --control-secret."));
    if (bypass && !(client.isEmpty() && secret.isEmpty()))
        return badOption(QStringLiteral("--control-bypass and --control-client exclude each other."));
    if (client.isEmpty() != secret.isEmpty())
        return badOption(QStringLiteral("--control-client and --control-secret go together."));
    if (!client.isEmpty() && !signing::parseClientId(client.toUtf8()))
        return badOption(
            QStringLiteral("--control-client \"%1\" is not a UUID of version 4 or 7.").arg(client));
    if (reachable && client.isEmpty())
        return badOption(
            QStringLiteral(
                "--listen %1 can be reached from outside: give --control-client and --control-secret.")
                .arg(QString::fromLatin1(address)));
    return {};
}

} // namespace

void addControlOptions(QCommandLineParser &parser)
{
    parser.addOptions({{clientName, QStringLiteral("Client id of the control API."), QStringLiteral("uuid")},
                       {secretName, QStringLiteral("Secret of the control API."), QStringLiteral("text")},
                       {bypassName, QStringLiteral("Leave the control API open to this machine.")}});
}

Result<ControlChoice> readControlChoice(const QCommandLineParser &parser, const QByteArray &address)
{
    if (const Result<void> checked = check(parser, address); !checked)
        return failureOf(checked);
    ControlChoice choice;
    choice.access.client = parser.value(clientName);
    choice.access.secret = Secret(parser.value(secretName).toUtf8());
    if (parser.isSet(bypassName)) {
        choice.access.mode = ControlAccess::Mode::Bypass;
    } else if (choice.access.client.isEmpty()) {
        choice.access.client = QUuid::createUuid().toString(QUuid::WithoutBraces);
        choice.access.secret = Secret(randomBytes(secretBytes).toHex());
        choice.isGenerated = true;
    }
    return choice;
}

} // namespace countersign::app
