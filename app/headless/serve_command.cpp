#include "app/compose/control_guard.h"
#include "app/compose/demo_desk.h"
#include "app/compose/workbench.h"
#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "app/headless/shutdown.h"
#include "core/signing/signature_scheme.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLoggingCategory>

namespace countersign::app {

namespace {

Q_LOGGING_CATEGORY(serveLog, "countersign.serve")

constexpr int secretBytes = 32;
constexpr int highestPort = 65535;

struct ServeOptions
{
    WorkbenchOptions bench;
    bool demo = false;
    /// Chosen by us, so printed for whoever started us.
    bool generatedControlSecret = false;
};

void addServeOptions(QCommandLineParser &parser)
{
    const auto option = [](const char *name, const char *does, const char *value = "",
                           const char *fallback = "") {
        return QCommandLineOption(QLatin1String(name), QLatin1String(does), QLatin1String(value),
                                  QLatin1String(fallback));
    };
    parser.addHelpOption();
    parser.addOptions({
        option("relay-port", "Port of the relay; 0 lets the system choose.", "port", "0"),
        option("listen",
               "Address to listen on; anything but loopback wants --control-client and --control-secret.",
               "address", "127.0.0.1"),
        option("data-dir", "Keep everything in this directory.", "directory"),
        option("in-memory", "Keep everything in memory (the default)."),
        option("admin-key", "Key of the administration routes; made up when absent.", "key"),
        option("control-client", "Client id of the control API.", "uuid"),
        option("control-secret", "Secret of the control API.", "text"),
        option("control-bypass", "Leave the control API open to this machine."),
        option("demo", "Make a demo tenant, user, device and backend."),
        option("rate-limit", "on or off.", "mode", "on"),
    });
}

Result<quint16> readPort(const QCommandLineParser &parser)
{
    bool isNumber = false;
    const int port = parser.value(QStringLiteral("relay-port")).toInt(&isNumber);
    if (isNumber && port >= 0 && port <= highestPort)
        return static_cast<quint16>(port);
    return badOption(QStringLiteral("--relay-port \"%1\" is not a port from 0 to %2.")
                         .arg(parser.value(QStringLiteral("relay-port")))
                         .arg(highestPort));
}

Result<void> readControl(const QCommandLineParser &parser, ServeOptions &options)
{
    const QString client = parser.value(QStringLiteral("control-client"));
    const QString secret = parser.value(QStringLiteral("control-secret"));
    const bool bypass = parser.isSet(QStringLiteral("control-bypass"));
    const bool reachable = !isLoopback(options.bench.address);
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
                .arg(QString::fromLatin1(options.bench.address)));
    ControlAccess &access = options.bench.control;
    access.mode = bypass ? ControlAccess::Mode::Bypass : ControlAccess::Mode::Signed;
    access.client = client;
    access.secret = Secret(secret.toUtf8());
    if (!bypass && client.isEmpty()) {
        access.client = QUuid::createUuid().toString(QUuid::WithoutBraces);
        access.secret = Secret(randomBytes(secretBytes).toHex());
        options.generatedControlSecret = true;
    }
    return {};
}

Result<ServeOptions> readServeOptions(const QCommandLineParser &parser)
{
    ServeOptions options;
    const Result<quint16> port = readPort(parser);
    if (!port)
        return failureOf(port);
    options.bench.relayPort = *port;
    options.bench.address = parser.value(QStringLiteral("listen")).toLatin1();
    options.bench.dataDirectory = parser.value(QStringLiteral("data-dir"));
    options.demo = parser.isSet(QStringLiteral("demo"));
    if (parser.isSet(QStringLiteral("data-dir")) && parser.isSet(QStringLiteral("in-memory")))
        return badOption(QStringLiteral("--data-dir and --in-memory exclude each other."));
    if (parser.isSet(QStringLiteral("data-dir")) && options.bench.dataDirectory.isEmpty())
        return badOption(QStringLiteral("--data-dir wants a directory."));
    const QString rateLimit = parser.value(QStringLiteral("rate-limit"));
    if (rateLimit != QLatin1String("on") && rateLimit != QLatin1String("off"))
        return badOption(QStringLiteral("--rate-limit \"%1\" is neither on nor off.").arg(rateLimit));
    options.bench.rateLimiting =
        rateLimit == QLatin1String("on") ? relay::RateLimiting::On : relay::RateLimiting::Off;
    const QString adminKey = parser.value(QStringLiteral("admin-key"));
    options.bench.adminKey =
        Secret(adminKey.isEmpty() ? randomBytes(secretBytes).toHex() : adminKey.toUtf8());
    if (const Result<void> control = readControl(parser, options); !control)
        return failureOf(control);
    return options;
}

/// The one line that tells whoever started us where everything is; their own secrets are theirs to know.
void announce(const Workbench &bench, const ServeOptions &options, const DemoDesk *demo)
{
    QJsonObject line{{QStringLiteral("ready"), true},
                     {QStringLiteral("relay_url"), QString::fromLatin1(bench.relayUrl())},
                     {QStringLiteral("control_url"), QString::fromLatin1(bench.controlUrl())},
                     {QStringLiteral("admin_key"), QString::fromUtf8(options.bench.adminKey.reveal())},
                     {QStringLiteral("pid"), QCoreApplication::applicationPid()}};
    if (options.generatedControlSecret) {
        line[QStringLiteral("control_client")] = options.bench.control.client;
        line[QStringLiteral("control_secret")] = QString::fromLatin1(options.bench.control.secret.reveal());
    }
    if (demo)
        line[QStringLiteral("demo_backend_url")] = QString::fromLatin1(demo->bankUrl());
    printLine(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

} // namespace

int runServe(const QStringList &arguments)
{
    QCommandLineParser parser;
    addServeOptions(parser);
    if (const Result<void> parsed = parseOptions(parser, arguments); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help"))) {
        printLine(parser.helpText().toUtf8());
        return exitOk;
    }
    const Result<ServeOptions> options = readServeOptions(parser);
    if (!options)
        return complain(options.error());

    const Shutdown shutdown;
    const Result<std::unique_ptr<Workbench>> bench = Workbench::start(options->bench);
    if (!bench)
        return complain(bench.error());
    if (options->bench.control.mode == ControlAccess::Mode::Bypass)
        qCWarning(serveLog, "The control API is open to every program on this machine (--control-bypass).");

    std::unique_ptr<DemoDesk> demo;
    if (options->demo) {
        demo = std::make_unique<DemoDesk>(**bench);
        QObject::connect(demo.get(), &DemoDesk::ready, demo.get(),
                         [&] { announce(**bench, *options, demo.get()); });
        QObject::connect(demo.get(), &DemoDesk::failed, demo.get(),
                         [](const Error &error) { QCoreApplication::exit(complain(error)); });
        demo->start();
    } else {
        announce(**bench, *options, nullptr);
    }
    return QCoreApplication::exec();
}

} // namespace countersign::app
