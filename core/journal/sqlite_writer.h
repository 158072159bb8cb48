#pragma once

#include "core/journal/journal.h"
#include "core/journal/sqlite_journal.h"
#include "core/journal/sqlite_table.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

namespace countersign::journal {

class SqliteHousekeeping;

/// The thread that owns the connection which writes. It commits whatever has gathered since its last commit in one
/// transaction, then calls the callbacks in the order of the appends. After the first failed write it writes nothing
/// more and reports that failure for everything: a gap in the chain must never be papered over.
///
/// Between two groups it does a piece of housekeeping, so that a snapshot of any size holds no append up for long.
class SqliteWriter
{
public:
    /// Gives the writer and how the file stood. Errors: `JOURNAL_LOCKED`, `JOURNAL_UNREADABLE`.
    [[nodiscard]] static Result<std::pair<std::unique_ptr<SqliteWriter>, Continuation>>
    start(const QString &path, Durability durability);
    /// Writes what has gathered, calls back, and ends the thread.
    ~SqliteWriter();
    SqliteWriter(const SqliteWriter &) = delete;
    SqliteWriter &operator=(const SqliteWriter &) = delete;

    /// Any thread may ask.
    [[nodiscard]] quint64 newest() const { return m_newest.load(); }

    void enqueue(Addition addition, Journal::Committed committed);
    void enqueue(Snapshot snapshot, Journal::Committed kept);

private:
    struct Keeping
    {
        Snapshot snapshot;
        Journal::Committed kept;
    };
    struct Group
    {
        Addition addition;
        std::vector<Journal::Committed> callbacks;
        std::vector<Keeping> snapshots;
        bool isLast = false;
    };
    enum class Patience { Wait, Poll };

    SqliteWriter() = default;
    void run(const QString &path, Durability durability, std::promise<Result<Continuation>> opened);
    void work(SqliteConnection &connection);
    [[nodiscard]] Group nextGroup(Patience patience);
    void callBack(const Group &group, const Result<void> &outcome);

    std::atomic<quint64> m_newest{0};

    std::mutex m_mutex;
    std::condition_variable m_wake;
    // Under m_mutex:
    Group m_gathering;
    std::size_t m_expected = 0; ///< appends that a full group would have, going by the last one

    /// How long a group that is not full may wait: a fraction of what the last commit took. The writer's own.
    std::chrono::nanoseconds m_pause{0};

    std::thread m_thread;
};

} // namespace countersign::journal
