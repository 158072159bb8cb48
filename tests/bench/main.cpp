#include "callback_run.h"
#include "challenge_run.h"
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

using namespace countersign;
using namespace countersign::bench;

namespace {

/// Each has four callbacks under way at most, as the protocol says; so one alone waits for its backend.
constexpr int severalTenants = 4;

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
        return serveBare();
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
    if (isWanted("challenges"))
        figures += measureChallenges();
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
