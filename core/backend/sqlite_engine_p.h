#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QFuture>
#include <QPromise>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <thread>
#include <unordered_map>

namespace countersign::backend {

enum class SqliteUse { Read, Write };

/// One turn at the file, on the engine's thread. Each statement is prepared once.
class SqliteTurn
{
public:
    SqliteTurn(const QSqlDatabase &database, std::unordered_map<QString, QSqlQuery> &statements)
        : m_database(database), m_statements(statements)
    {}

    /// Gives each row to `row`; how many rows were changed, or were read. Errors: as the engine's.
    [[nodiscard]] Result<int> run(const QString &sql, const QVariantList &values,
                                  const std::function<void(const QSqlQuery &)> &row = {});

    Instant now{};

private:
    QSqlDatabase m_database;
    std::unordered_map<QString, QSqlQuery> &m_statements;
};

/// A state file and the one thread of this process that touches it. Whatever has gathered while a transaction was
/// committed shares the next one, so that many callers cost one commit; callers hear of it afterwards. Other processes
/// may use the file at the same time: SQLite lets one write after the other.
///
/// Commits are durable against the death of a process, not against that of the machine: write-ahead log without a sync
/// for each. Thread-safe. Futures complete on the engine's thread.
class SqliteEngine
{
public:
    /// `clock` must outlive the engine. Errors: `STATE_UNREACHABLE`, `STATE_REFUSED`.
    [[nodiscard]] static Result<std::shared_ptr<SqliteEngine>> open(const QString &path, SqliteUse use,
                                                                    const Clock &clock);
    /// Does what was asked before, then ends the thread; on that thread itself it does not wait for that.
    ~SqliteEngine();
    SqliteEngine(const SqliteEngine &) = delete;
    SqliteEngine &operator=(const SqliteEngine &) = delete;

    /// Runs `work(turn)`, which returns a Result<T>, in a transaction; an error of its own leaves the others' work as it
    /// is. Errors besides: `STATE_TIMED_OUT` when another process writes too long, `STATE_FULL`, `STATE_REFUSED`.
    template<typename T, typename Work>
    [[nodiscard]] QFuture<Result<T>> ask(SqliteUse use, Work work)
    {
        const auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        const auto result = std::make_shared<std::optional<Result<T>>>();
        enqueue({use, [work = std::move(work), result](SqliteTurn &turn) { result->emplace(work(turn)); },
                 [promise, result](const Result<void> &committed) {
                     promise->addResult(committed ? std::move(**result) : Result<T>(failureOf(committed)));
                     promise->finish();
                 }});
        return future;
    }

private:
    struct Errand
    {
        SqliteUse use = SqliteUse::Read;
        std::function<void(SqliteTurn &)> work;
        std::function<void(const Result<void> &committed)> done;
    };

    class Worker;

    SqliteEngine(std::shared_ptr<Worker> worker, std::thread thread);
    void enqueue(Errand errand);

    /// The thread keeps it too, so that the engine may go in one of its own callbacks.
    const std::shared_ptr<Worker> m_worker;
    std::thread m_thread;
};

} // namespace countersign::backend
