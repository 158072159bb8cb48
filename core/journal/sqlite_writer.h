#pragma once

#include "core/journal/chain.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

namespace countersign::journal {

/// The thread that owns the connection which writes. It commits whatever has gathered since its last commit in one
/// transaction, then calls the callbacks in the order of the appends. After the first failed write it writes nothing
/// more and reports that failure for everything: a gap in the chain must never be papered over.
class SqliteWriter
{
public:
    /// Errors: `JOURNAL_LOCKED`, `JOURNAL_UNREADABLE`.
    [[nodiscard]] static Result<std::unique_ptr<SqliteWriter>> start(const QString &path);
    /// Writes what has gathered, calls back, and ends the thread.
    ~SqliteWriter();
    SqliteWriter(const SqliteWriter &) = delete;
    SqliteWriter &operator=(const SqliteWriter &) = delete;

    /// Where the chain in the file ended when it was opened.
    [[nodiscard]] const ChainEnd &end() const { return m_end; }
    /// Any thread may ask.
    [[nodiscard]] quint64 newest() const { return m_newest.load(); }

    void enqueue(const std::vector<Entry> &entries, Journal::Committed committed);

private:
    struct Group
    {
        std::vector<Entry> entries;
        std::vector<Journal::Committed> callbacks;
    };

    SqliteWriter() = default;
    void run(const QString &path, std::promise<Result<ChainEnd>> opened);
    [[nodiscard]] Group nextGroup();
    void callBack(const Group &group, const Result<void> &outcome);

    ChainEnd m_end;
    std::atomic<quint64> m_newest{0};

    std::mutex m_mutex;
    std::condition_variable m_wake;
    // Under m_mutex:
    Group m_gathering;
    std::size_t m_expected = 0; ///< appends that a full group would have, going by the last one
    bool m_stopping = false;

    /// How long a group that is not full may wait: a fraction of what the last commit took. The writer's own.
    std::chrono::nanoseconds m_pause{0};

    std::thread m_thread;
};

} // namespace countersign::journal
