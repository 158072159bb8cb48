#include "app/desktop/desktop_options.h"

#include "app/compose/control_options.h"
#include "app/compose/retention_options.h"
#include "app/compose/workbench.h"

#include <QCommandLineParser>
#include <QLocale>

namespace countersign::app {

namespace {

constexpr int highestPort = 65535;

Failure badOption(const QString &message)
{
    return fail(QStringLiteral("OPTION_INVALID"), message);
}

void addOptions(QCommandLineParser &parser)
{
    const auto option = [](const char *name, const char *does, const char *value = "") {
        return QCommandLineOption(QLatin1String(name), QLatin1String(does), QLatin1String(value));
    };
    parser.setApplicationDescription(QStringLiteral("An authenticator and its relay on one desk."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        option("demo", "Open on a tenant, user, phone and backend that are ready."),
        option("data-dir", "Keep everything in this directory.", "directory"),
        option("key-store", "Where the key of the data directory rests: automatic, keychain or file.",
               "place"),
        option("keep-days",
               "Forget what ended so many days ago, and prune the journal of it; all is kept when absent.",
               "days"),
        option("keep-mib", "Prune the journal when it is larger; any size is kept when absent.", "mebibytes"),
        option("relay-port", "Port of the relay; the system chooses when absent.", "port"),
        option("admin-key", "Key of the relay's administration routes; made up when absent.", "key"),
        option("private-data", "Let devices fetch what a dispatch shows from private networks too."),
        option("locale", "Language of the window: en or fr, or a locale such as fr_FR.", "name"),
        option("theme", "light or dark.", "name"),
        option("tour", "Walk every screen of the demo, save a picture of each in this directory, exit.",
               "directory"),
        option(
            "sheet",
            "Paint the display block on standard input into this .png or .pdf and exit; with --help its own "
            "options.",
            "file"),
    });
    addStateOptions(parser);
    addControlOptions(parser);
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("A countersign://pair link."),
                                 QStringLiteral("[link]"));
}

Result<void> readTheme(const QCommandLineParser &parser, DesktopOptions &options)
{
    if (!parser.isSet(QStringLiteral("theme")))
        return {};
    const QString theme = parser.value(QStringLiteral("theme"));
    if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
        return badOption(QStringLiteral("--theme \"%1\" is neither light nor dark.").arg(theme));
    options.dark = theme == QLatin1String("dark");
    return {};
}

Result<void> readLanguage(const QCommandLineParser &parser, DesktopOptions &options)
{
    if (!parser.isSet(QStringLiteral("locale")))
        return {};
    const QString name = parser.value(QStringLiteral("locale"));
    const QString language = name.section(QLatin1Char('_'), 0, 0).section(QLatin1Char('-'), 0, 0);
    if (language != QLatin1String("en") && language != QLatin1String("fr"))
        return badOption(
            QStringLiteral("--locale \"%1\" is not offered; the window speaks en and fr.").arg(name));
    options.language = language;
    return {};
}

Result<void> readKeyStore(const QCommandLineParser &parser, DesktopOptions &options)
{
    if (!parser.isSet(QStringLiteral("key-store")))
        return {};
    const QString name = parser.value(QStringLiteral("key-store"));
    const std::optional<KeyStore> store = keyStoreFromName(name);
    if (!store)
        return badOption(
            QStringLiteral("--key-store \"%1\" is neither automatic nor keychain nor file.").arg(name));
    options.keyStore = *store;
    return {};
}

Result<void> readKept(const QCommandLineParser &parser, DesktopOptions &options)
{
    return readRetention(parser.value(QStringLiteral("keep-days")), parser.value(QStringLiteral("keep-mib")))
        .map([&options](const journal::RetentionPolicy &retention) { options.retention = retention; });
}

Result<void> readPort(const QCommandLineParser &parser, DesktopOptions &options)
{
    if (!parser.isSet(QStringLiteral("relay-port")))
        return {};
    bool isNumber = false;
    const int port = parser.value(QStringLiteral("relay-port")).toInt(&isNumber);
    if (!isNumber || port < 0 || port > highestPort) {
        return badOption(QStringLiteral("--relay-port \"%1\" is not a port from 0 to %2.")
                             .arg(parser.value(QStringLiteral("relay-port")))
                             .arg(highestPort));
    }
    options.relayPort = static_cast<quint16>(port);
    return {};
}

Result<void> readState(const QCommandLineParser &parser, DesktopOptions &options)
{
    const Result<std::optional<StateChoice>> state = readStateChoice(parser);
    if (!state)
        return failureOf(state);
    options.state = *state;
    return {};
}

Result<void> readControl(const QCommandLineParser &parser, DesktopOptions &options)
{
    const Result<ControlChoice> control = readControlChoice(parser, WorkbenchOptions().address);
    if (!control)
        return failureOf(control);
    options.control = control->access;
    return {};
}

} // namespace

Result<DesktopOptions> readDesktopOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return badOption(parser.errorText());
    DesktopOptions options;
    if (parser.isSet(QStringLiteral("help")))
        options.print = parser.helpText().trimmed();
    else if (parser.isSet(QStringLiteral("version")))
        options.print = QStringLiteral("countersign " COUNTERSIGN_VERSION);
    for (const auto &read :
         {readTheme(parser, options), readLanguage(parser, options), readKeyStore(parser, options),
          readKept(parser, options), readPort(parser, options), readState(parser, options),
          readControl(parser, options)}) {
        if (!read)
            return failureOf(read);
    }
    options.tourDirectory = parser.value(QStringLiteral("tour"));
    options.demo = parser.isSet(QStringLiteral("demo")) || !options.tourDirectory.isEmpty();
    options.dataDirectory = parser.value(QStringLiteral("data-dir"));
    options.dataFrom = parser.isSet(QStringLiteral("private-data")) ? http::PrivateNetworks::Allowed
                                                                    : http::PrivateNetworks::Refused;
    options.adminKey = parser.value(QStringLiteral("admin-key"));
    const QStringList links = parser.positionalArguments();
    if (links.size() > 1 || (links.size() == 1 && !links.first().startsWith(QLatin1String("countersign://"))))
        return badOption(QStringLiteral("\"%1\" is not a countersign://pair link.").arg(links.last()));
    options.pairingLink = links.value(0);
    return options;
}

} // namespace countersign::app
