#include "core/backend/replayer.h"
#include "core/backend/stores.h"

#include <QCoreApplication>
#include <QFile>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;

/// A server of a backend as a process of its own, for tests that need several, or kill them:
///
///     store_worker redeem URL ID THREADS TIMES    waits for a line, then redeems; prints how often it won
///     store_worker replay URL LEDGER              replays: appends each operation's id to the file LEDGER, until killed
namespace {

int redeem(SudoInstructionStore &store, const QString &id, int threads, int times)
{
    std::atomic<int> wins = 0;
    std::atomic<int> left = times;
    std::vector<std::jthread> redeemers;
    std::puts("ready");
    std::fflush(stdout);
    if (std::getchar() == EOF)
        return 1;
    for (int i = 0; i < threads; ++i) {
        redeemers.emplace_back([&] {
            while (left-- > 0) {
                const auto move = store.redeem(id).result();
                wins += move && move->moved ? 1 : 0;
            }
        });
    }
    redeemers.clear();
    std::printf("%d\n", wins.load());
    return 0;
}

/// A mutation takes its time, in which a server can be killed.
void work(std::chrono::milliseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
}

ReplayReport enter(const QString &ledger, const PendingOp &operation)
{
    work(2ms);
    QFile file(ledger);
    // One write to the end, which the system does in one piece.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return {ReplayOutcome::Failed, file.errorString()};
    file.write(operation.id.toUtf8() + '\n');
    work(2ms);
    return {ReplayOutcome::Done, {}, http::Response{200, {}, "entered"}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const SystemClock clock;
    Stores::Options options;
    options.address = StoreAddress::parse(arguments.value(2)).value_or(StoreAddress{});
    options.tenantId = QStringLiteral("tnt_1");
    options.clock = &clock;
    const auto stores = Stores::open(options);
    if (!stores) {
        std::fputs(qPrintable(stores.error().message), stderr);
        return 1;
    }
    if (arguments.value(1) == QLatin1String("redeem"))
        return redeem(*stores->instructions, arguments.value(3), arguments.value(4).toInt(),
                      arguments.value(5).toInt());

    const Replayer replayer(
        {stores->operations,
         [ledger = arguments.value(3)](const PendingOp &operation) { return enter(ledger, operation); }, 1s,
         50ms});
    return QCoreApplication::exec();
}
