#include "state_run.h"

#include "core/backend/memory_sudo_instruction_store.h"
#include "core/backend/redis_scripts_p.h"
#include "core/backend/stores.h"
#include "core/backend/sudo_guard.h"
#include "tests/backend/redis_server.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSemaphore>
#include <QTemporaryDir>

#include <atomic>

namespace countersign::bench {

namespace {

using namespace backend;

constexpr int checks = 100'000;
constexpr int fileMoves = 100'000;
constexpr int redisMoves = 300'000;
/// How many calls wait for their answer at any time.
constexpr int callers = 32;
const QString tenant = QStringLiteral("bench");

http::Request protectedRequest()
{
    http::Request request;
    request.method = "POST";
    request.target = "/transfer/execute";
    request.headers = {{"X-User", "jane"}, {"Content-Type", "application/json"}};
    request.body = R"({"amount":"1000.00","currency":"USD","to":"DE89370400440532013000"})";
    return request;
}

QString userOf(const http::Request &request)
{
    return QString::fromUtf8(request.headers.find("X-User").value_or(QByteArray()));
}

template<typename T>
void whenDone(QFuture<Result<T>> future, std::function<void(bool succeeded)> then)
{
    future.then(QtFuture::Launch::Sync,
                [then = std::move(then)](const Result<T> &answer) { then(answer.has_value()); });
}

/// Runs `call(i)`, which returns a future, `count` times, `callers` at once; calls a second, and how many went wrong.
struct Pace
{
    double perSecond = 0;
    int failed = 0;
};
template<typename Call>
Pace pace(int count, Call call)
{
    std::atomic<int> next = 0;
    std::atomic<int> failed = 0;
    QSemaphore ended;
    std::function<void()> go = [&] {
        const int at = next++;
        if (at >= count)
            return ended.release();
        whenDone(call(at), [&](bool succeeded) {
            failed += succeeded ? 0 : 1;
            go();
        });
    };
    QElapsedTimer timer;
    timer.start();
    for (int caller = 0; caller < callers; ++caller)
        go();
    ended.acquire(callers);
    return {count / (static_cast<double>(timer.nsecsElapsed()) / 1e9), failed};
}

QString describe(const Pace &measured)
{
    return QStringLiteral("%1/s%2")
        .arg(measured.perSecond, 7, 'f', 0)
        .arg(measured.failed == 0 ? QString() : QStringLiteral("   %1 failed").arg(measured.failed));
}

NewInstruction instruction(int number, const RequestBinding &binding)
{
    return {QStringLiteral("ins-%1").arg(number), binding, QStringLiteral("transfer_funds"),
            std::chrono::seconds(600)};
}

Figure measureGuard()
{
    const SystemClock clock;
    const auto store = std::make_shared<MemorySudoInstructionStore>(clock);
    const SudoGuard guard({store,
                           nullptr,
                           {.expectedAction = QStringLiteral("transfer_funds"),
                            .userSocketHash = userOf,
                            .title = {},
                            .fields = {}}});
    std::vector<http::Request> requests(checks, protectedRequest());
    const RequestBinding binding = bindingOf(requests.front(), QStringLiteral("jane"));
    for (int number = 0; number < checks; ++number) {
        const NewInstruction made = instruction(number, binding);
        requests[static_cast<std::size_t>(number)].headers.add(instructionKeyHeader, made.id.toLatin1());
        store->create(made).waitForFinished();
        store->validate(made.id).waitForFinished();
    }
    int proceeded = 0;
    QElapsedTimer timer;
    timer.start();
    for (const http::Request &request : requests)
        guard.check(request, [&proceeded](const GuardOutcome &outcome) {
            proceeded += std::holds_alternative<Proceed>(outcome) ? 1 : 0;
        });
    const double each = static_cast<double>(timer.nsecsElapsed()) / 1e3 / checks;
    return {
        QStringLiteral("guard's check of an approved request, in memory"),
        QStringLiteral("%1 µs%2")
            .arg(each, 7, 'f', 2)
            .arg(proceeded == checks ? QString() : QStringLiteral("   %1 refused").arg(checks - proceeded))};
}

Figure measureFile()
{
    const QString what = QStringLiteral("transitions of instructions, SQLite, %1 callers").arg(callers);
    const SystemClock clock;
    const QTemporaryDir folder;
    Stores::Options options;
    options.address.kind = StateBackend::Sqlite;
    options.address.path = folder.filePath(QStringLiteral("state.sqlite"));
    options.tenantId = tenant;
    options.clock = &clock;
    const auto stores = Stores::open(options);
    if (!stores)
        return {what, stores.error().message};
    SudoInstructionStore &store = *stores->instructions;
    const RequestBinding binding = bindingOf(protectedRequest(), QStringLiteral("jane"));
    const Pace created =
        pace(fileMoves, [&](int number) { return store.create(instruction(number, binding)); });
    const Pace moved =
        pace(fileMoves, [&](int number) { return store.validate(QStringLiteral("ins-%1").arg(number)); });
    return {what, describe({moved.perSecond, moved.failed + created.failed})};
}

/// What redis-benchmark makes of the same script on the same row, over one connection, as many calls at once.
QString redisBenchmark(const test::RedisServer &server, const QByteArray &key)
{
    const RedisScript &script = scripts::moveInstruction();
    server.say({QStringLiteral("SCRIPT"), QStringLiteral("LOAD"), QString::fromLatin1(script.text())});
    QProcess benchmark;
    benchmark.start(QStringLiteral("redis-benchmark"),
                    {QStringLiteral("-p"), QString::number(server.port()), QStringLiteral("-n"),
                     QString::number(redisMoves), QStringLiteral("-c"), QStringLiteral("1"),
                     QStringLiteral("-P"), QString::number(callers), QStringLiteral("--csv"),
                     QStringLiteral("EVALSHA"), QString::fromLatin1(script.sha1()), QStringLiteral("1"),
                     QString::fromLatin1(key), QStringLiteral("validated"), QStringLiteral("consumed"),
                     QStringLiteral("none")});
    benchmark.waitForFinished(60'000);
    const QList<QByteArray> cells = benchmark.readAllStandardOutput().trimmed().split('\n').last().split(',');
    return QStringLiteral("%1/s").arg(cells.value(1).replace('"', "").toDouble(), 7, 'f', 0);
}

QList<Figure> measureRedis()
{
    const QString what =
        QStringLiteral("moves of an instruction, Redis, one connection, %1 callers").arg(callers);
    const SystemClock clock;
    const test::RedisServer server;
    if (!server.isRunning())
        return {{what, QStringLiteral("redis-server did not start")}};
    Stores::Options options;
    options.address = server.address();
    options.tenantId = tenant;
    options.clock = &clock;
    const auto stores = Stores::open(options);
    if (!stores)
        return {{what, stores.error().message}};
    SudoInstructionStore &store = *stores->instructions;
    const RequestBinding binding = bindingOf(protectedRequest(), QStringLiteral("jane"));
    const QString id = instruction(0, binding).id;
    if (const auto created = store.create(instruction(0, binding)).result(); !created)
        return {{what, created.error().message}};
    const Pace moved = pace(redisMoves, [&](int) { return store.redeem(id); });
    return {{what, describe(moved)},
            {QStringLiteral("    the same script by redis-benchmark"),
             redisBenchmark(server, "countersign:{bench}:instr:" + id.toLatin1())}};
}

} // namespace

QList<Figure> measureState()
{
    return QList<Figure>{measureGuard(), measureFile()} + measureRedis();
}

} // namespace countersign::bench
