#include "bare_server.h"
#include "callback_run.h"
#include "challenge_load.h"
#include "display_run.h"
#include "kept_run.h"
#include "program.h"
#include "signing_run.h"
#include "start_run.h"
#include "state_run.h"
#include "table.h"
#ifdef COUNTERSIGN_BENCH_WINDOWS
#include "window_times.h"
#endif

#include <QCoreApplication>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QUrl>

#include <cstdio>

using namespace countersign;
using namespace countersign::bench;

namespace {

constexpr int connections = 32;
constexpr std::chrono::seconds duration{5};
const QByteArray bareSecret = "bare";
/// Each has four callbacks under way at most, as the protocol says; so one alone waits for its backend.
constexpr int severalTenants = 4;

QString describe(const LoadResult &load)
{
    return QStringLiteral("%1/s   p50 %2 ms   p99 %3 ms%4")
        .arg(load.perSecond, 7, 'f', 0)
        .arg(load.p50Ms, 0, 'f', 2)
        .arg(load.p99Ms, 0, 'f', 2)
        .arg(load.refused == 0 ? QString() : QStringLiteral("   %1 refused").arg(load.refused));
}

#ifdef COUNTERSIGN_BENCH_WINDOWS
/// The windows need a kind of application that this one is not.
QList<Figure> measurePainting()
{
    const auto painting = Program::start(QStringLiteral("countersign-bench-paint"), {});
    if (!painting)
        return {{QStringLiteral("painting"), QStringLiteral("did not start")}};
    QList<Figure> figures;
    for (const QJsonValue &each : painting->ready()[QStringLiteral("figures")].toArray())
        figures.append({each[0].toString(), each[1].toString()});
    return figures;
}
#endif

/// The relay on one core, the load on the other.
QList<Figure> measureRelay(const QString &what, const QStringList &storage)
{
    const auto relay = Program::start(
        QStringLiteral("countersignd"),
        QStringList{QStringLiteral("serve"), QStringLiteral("--rate-limit"), QStringLiteral("off")}
            + storage);
    if (!relay)
        return {{what, QStringLiteral("the relay did not start")}};
    const QByteArray url = relay->ready()[QStringLiteral("relay_url")].toString().toUtf8();
    const Result<Tenant> tenant =
        setUpTenant(url, relay->ready()[QStringLiteral("admin_key")].toString().toUtf8());
    if (!tenant)
        return {{what, tenant.error().message}};
    const auto port = static_cast<quint16>(QUrl(QString::fromLatin1(url)).port());
    const double usedBefore = processorSeconds(relay->pid());
    const LoadResult load = loadChallenges(port, *tenant, connections, duration);
    const double used = processorSeconds(relay->pid()) - usedBefore;
    return {{QStringLiteral("signed challenges, ") + what, describe(load)},
            {QStringLiteral("    processor time for each"),
             QStringLiteral("%1 µs").arg(used / static_cast<double>(load.sent) * 1e6, 7, 'f', 1)},
            {QStringLiteral("    memory with %1 challenges kept").arg(load.sent),
             QStringLiteral("%1 MiB").arg(residentMiB(relay->pid()), 7, 'f', 0)}};
}

QList<Figure> measureBare()
{
    const QString what = QStringLiteral("bare server that only verifies");
    const auto server =
        Program::start(QStringLiteral("countersign-bench"), {QStringLiteral("--bare-server")});
    if (!server)
        return {{what, QStringLiteral("did not start")}};
    const Tenant tenant{"bench", Secret(bareSecret), {"bench-user"}};
    const auto port = static_cast<quint16>(server->ready()[QStringLiteral("port")].toInt());
    return {{what, describe(loadChallenges(port, tenant, connections, duration))}};
}

const QStringList inMemory{QStringLiteral("--in-memory")};

QStringList onSqlite(const QTemporaryDir &directory)
{
    return {QStringLiteral("--data-dir"), directory.path(), QStringLiteral("--key-store"),
            QStringLiteral("file")};
}

} // namespace

/// All of it, or the one part that is named: `window`, `display`, `challenges`, `kept`, `start`, `callbacks`, `state`,
/// `signing`.
int main(int argc, char *argv[])
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--bare-server") {
        const QCoreApplication application(argc, argv);
        return runBareServer(bareSecret);
    }
    const QCoreApplication application(argc, argv);
    const QString only = QCoreApplication::arguments().value(1);
    const auto isWanted = [&only](const char *part) { return only.isEmpty() || only == QLatin1String(part); };
    QList<Figure> figures;
#ifdef COUNTERSIGN_BENCH_WINDOWS
    if (isWanted("window"))
        figures += measureWindow();
#endif
    pinToCore(1);
    if (isWanted("display")) {
        figures += measureDisplay();
#ifdef COUNTERSIGN_BENCH_WINDOWS
        figures += measurePainting();
#endif
    }
    if (isWanted("challenges")) {
        const QTemporaryDir directory;
        figures += measureBare();
        figures += measureRelay(QStringLiteral("in memory"), inMemory);
        figures += measureRelay(QStringLiteral("on SQLite"), onSqlite(directory));
    }
    if (isWanted("kept")) {
        const QTemporaryDir directory;
        figures += measureKept(QStringLiteral("in memory"), inMemory);
        figures += measureKept(QStringLiteral("on SQLite"), onSqlite(directory));
    }
    if (isWanted("start"))
        figures += measureStart();
    if (isWanted("callbacks")) {
        for (const int tenants : {1, severalTenants}) {
            const QTemporaryDir directory;
            figures += measureCallbacks(QStringLiteral("in memory"), inMemory, tenants);
            figures += measureCallbacks(QStringLiteral("on SQLite"), onSqlite(directory), tenants);
        }
    }
    if (isWanted("state"))
        figures += measureState();
    if (isWanted("signing"))
        figures += measureSigning();
    printTable(figures);
    return 0;
}
