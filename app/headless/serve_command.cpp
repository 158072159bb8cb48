#include "app/compose/control_options.h"
#include "app/compose/demo_desk.h"
#include "app/compose/retention_options.h"
#include "app/compose/sealing_key.h"
#include "app/compose/state_options.h"
#include "app/compose/workbench.h"
#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "app/headless/shutdown.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace countersign::app {

namespace {

constexpr int secretBytes = 32;
constexpr int highestPort = 65535;

struct ServeOptions
{
    WorkbenchOptions bench;
    KeyStore keyStore = KeyStore::Automatic;
    bool demo = false;
    std::optional<StateChoice> state;
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
        option("key-store",
               "Where the key of a data directory rests: keychain, file, or automatic (what it has; the "
               "keychain, "
               "where there is one, when it is new).",
               "place", "automatic"),
        option("sync",
               "What an acknowledged answer in the data directory survives: normal (the end of this process, "
               "however it comes) or full (that of the machine too; every answer waits for the disk).",
               "mode", "normal"),
        option("keep-days",
               "Forget what ended so many days ago, and prune the journal of it; all is kept when absent.",
               "days"),
        option("keep-mib", "Prune the journal when it is larger; any size is kept when absent.", "mebibytes"),
        option("in-memory", "Keep everything in memory (the default)."),
        option("admin-key", "Key of the administration routes; made up when absent.", "key"),
        option("demo", "Make a demo tenant, user, device and backend."),
        option("rate-limit", "on or off.", "mode", "on"),
        option("private-data", "Let devices fetch what a dispatch shows from private networks too."),
    });
    addControlOptions(parser);
    addStateOptions(parser);
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

Result<KeyStore> readKeyStore(const QCommandLineParser &parser)
{
    const QString name = parser.value(QStringLiteral("key-store"));
    const std::optional<KeyStore> store = keyStoreFromName(name);
    if (!store)
        return badOption(
            QStringLiteral("--key-store \"%1\" is neither automatic nor keychain nor file.").arg(name));
    if (parser.isSet(QStringLiteral("key-store")) && !parser.isSet(QStringLiteral("data-dir")))
        return badOption(QStringLiteral("--key-store goes with --data-dir."));
    return *store;
}

Result<journal::Durability> readDurability(const QCommandLineParser &parser)
{
    const QString mode = parser.value(QStringLiteral("sync"));
    if (mode != QLatin1String("normal") && mode != QLatin1String("full"))
        return badOption(QStringLiteral("--sync \"%1\" is neither normal nor full.").arg(mode));
    if (parser.isSet(QStringLiteral("sync")) && !parser.isSet(QStringLiteral("data-dir")))
        return badOption(QStringLiteral("--sync goes with --data-dir."));
    return mode == QLatin1String("full") ? journal::Durability::PowerLoss : journal::Durability::ProcessDeath;
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
    const Result<KeyStore> keyStore = readKeyStore(parser);
    if (!keyStore)
        return failureOf(keyStore);
    options.keyStore = *keyStore;
    const Result<journal::Durability> durability = readDurability(parser);
    if (!durability)
        return failureOf(durability);
    options.bench.durability = *durability;
    const Result<journal::RetentionPolicy> retention =
        readRetention(parser.value(QStringLiteral("keep-days")), parser.value(QStringLiteral("keep-mib")));
    if (!retention)
        return failureOf(retention);
    options.bench.retention = *retention;
    const QString rateLimit = parser.value(QStringLiteral("rate-limit"));
    if (rateLimit != QLatin1String("on") && rateLimit != QLatin1String("off"))
        return badOption(QStringLiteral("--rate-limit \"%1\" is neither on nor off.").arg(rateLimit));
    options.bench.rateLimiting =
        rateLimit == QLatin1String("on") ? relay::RateLimiting::On : relay::RateLimiting::Off;
    if (parser.isSet(QStringLiteral("private-data")))
        options.bench.dataFrom = http::PrivateNetworks::Allowed;
    const QString adminKey = parser.value(QStringLiteral("admin-key"));
    options.bench.adminKey =
        Secret(adminKey.isEmpty() ? randomBytes(secretBytes).toHex() : adminKey.toUtf8());
    const Result<ControlChoice> control = readControlChoice(parser, options.bench.address);
    if (!control)
        return failureOf(control);
    options.bench.control = control->access;
    options.generatedControlSecret = control->isGenerated;
    const Result<std::optional<StateChoice>> state = readStateChoice(parser);
    if (!state)
        return failureOf(state);
    options.state = *state;
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

/// One run of the relay, from the moment it has its key.
class Serving
{
public:
    explicit Serving(const ServeOptions &options) : m_options(options) {}

    [[nodiscard]] Result<void> start(const Result<signing::Sealer> &sealer)
    {
        if (!sealer)
            return failureOf(sealer);
        Result<std::unique_ptr<Workbench>> bench = Workbench::start(m_options.bench, *sealer);
        if (!bench)
            return failureOf(bench);
        m_bench = *std::move(bench);
        if (m_options.state) {
            Result<std::unique_ptr<OutsideState>> state =
                OutsideState::open(*m_options.state, m_bench->realClock());
            if (!state)
                return failureOf(state);
            m_state = *std::move(state);
        }
        m_options.demo ? startDemo() : goOn();
        return {};
    }
    ~Serving()
    {
        if (m_bench)
            m_bench->showStores(nullptr, nullptr);
    }
    Serving(const Serving &) = delete;
    Serving &operator=(const Serving &) = delete;

private:
    void goOn()
    {
        if (m_state)
            m_bench->showStores(&m_state->instructions(), &m_state->operations());
        announce(*m_bench, m_options, m_demo.get());
    }

    void startDemo()
    {
        m_demo = std::make_unique<DemoDesk>(*m_bench);
        QObject::connect(m_demo.get(), &DemoDesk::ready, m_demo.get(), [this] { goOn(); });
        QObject::connect(m_demo.get(), &DemoDesk::failed, m_demo.get(),
                         [](const Error &error) { QCoreApplication::exit(complain(error)); });
        m_demo->start();
    }

    const ServeOptions &m_options;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<DemoDesk> m_demo;
    std::unique_ptr<OutsideState> m_state;
};

} // namespace

int runServe(const QStringList &arguments)
{
    QCommandLineParser parser;
    addServeOptions(parser);
    if (const Result<void> parsed = parseOptions(parser, arguments); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help")))
        return printHelp(parser, "serve");
    const Result<ServeOptions> options = readServeOptions(parser);
    if (!options)
        return complain(options.error());

    const Shutdown shutdown;
    Serving serving(*options);
    fetchSealer({options->bench.dataDirectory, options->keyStore}, systemKeychain(),
                [&serving](const Result<signing::Sealer> &sealer) {
                    if (const Result<void> started = serving.start(sealer); !started)
                        QCoreApplication::exit(complain(started.error()));
                });
    return QCoreApplication::exec();
}

} // namespace countersign::app
