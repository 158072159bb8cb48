#include "core/journal/sqlite_writer.h"

#include "core/journal/sqlite_table.h"

#include <QSqlError>

#include <utility>

namespace countersign::journal {

namespace {

using Connection = std::unique_ptr<SqliteConnection>;

/// Keeps every other process, and every other journal of this one, away from `path` as long as it lives.
///
/// The lock is SQLite's own on a file beside the journal, since one on the journal would shut out our readers. The
/// kernel holds it for the process and drops it when that dies, however it dies: unlike a file with a process id in
/// it, it is never stale.
Result<Connection> lockJournal(const QString &path)
{
    constexpr int busy = 5; // SQLITE_BUSY
    Result<Connection> lock = SqliteConnection::open(path + QStringLiteral(".lock"), SqliteAccess::ReadWrite,
                                                     std::chrono::milliseconds::zero());
    if (!lock)
        return lock;
    QSqlQuery query((*lock)->database());
    if (query.exec(QStringLiteral("BEGIN EXCLUSIVE")))
        return lock;
    if (query.lastError().nativeErrorCode().toInt() != busy)
        return (*lock)->unreadable(query.lastError());
    return fail(
        QStringLiteral("JOURNAL_LOCKED"),
        QStringLiteral("Another process is using the journal %1. End it, or choose another data directory.")
            .arg(path));
}

Result<Connection> openForWriting(const QString &path)
{
    constexpr std::chrono::milliseconds patience{5'000};
    Result<Connection> connection = SqliteConnection::open(path, SqliteAccess::ReadWrite, patience);
    if (!connection)
        return connection;
    if (const Result<void> prepared = prepareTable(**connection); !prepared)
        return failureOf(prepared);
    return connection;
}

} // namespace

Result<std::unique_ptr<SqliteWriter>> SqliteWriter::start(const QString &path)
{
    std::unique_ptr<SqliteWriter> writer(new SqliteWriter);
    std::promise<Result<ChainEnd>> promise;
    std::future<Result<ChainEnd>> opened = promise.get_future();
    writer->m_thread = std::thread(&SqliteWriter::run, writer.get(), path, std::move(promise));
    Result<ChainEnd> end = opened.get();
    if (!end)
        return failureOf(end);
    writer->m_end = std::move(*end);
    writer->m_newest.store(writer->m_end.sequence);
    return writer;
}

SqliteWriter::~SqliteWriter()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void SqliteWriter::enqueue(const std::vector<Entry> &entries, Journal::Committed committed)
{
    bool worthWaking = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_gathering.entries.insert(m_gathering.entries.end(), entries.begin(), entries.end());
        m_gathering.callbacks.push_back(std::move(committed));
        const std::size_t gathered = m_gathering.callbacks.size();
        worthWaking = gathered == 1 || gathered >= m_expected;
    }
    if (worthWaking)
        m_wake.notify_one();
}

SqliteWriter::Group SqliteWriter::nextGroup()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_gathering.callbacks.empty(); });
    // Those whose append has just come through tend to come again at once. Committing without them would split the
    // callers into two crowds that each wait for the other's sync, and halve the throughput.
    m_wake.wait_for(lock, m_pause,
                    [this] { return m_stopping || m_gathering.callbacks.size() >= m_expected; });
    return std::exchange(m_gathering, {});
}

void SqliteWriter::callBack(const Group &group, const Result<void> &outcome)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_expected = group.callbacks.size() + m_gathering.callbacks.size();
    }
    for (const Journal::Committed &committed : group.callbacks)
        committed(outcome);
}

void SqliteWriter::run(const QString &path, std::promise<Result<ChainEnd>> opened)
{
    using StopWatch = std::chrono::steady_clock;
    constexpr int fraction = 8;

    const Result<Connection> lock = lockJournal(path);
    const Result<Connection> connection = lock ? openForWriting(path) : Result<Connection>(failureOf(lock));
    if (!connection) {
        opened.set_value(failureOf(connection));
        return;
    }
    EntryInsertion insertion(**connection);
    opened.set_value(readChainEnd(**connection));

    Result<void> outcome;
    for (Group group = nextGroup(); !group.callbacks.empty(); group = nextGroup()) {
        if (outcome && !group.entries.empty()) {
            const StopWatch::time_point begun = StopWatch::now();
            outcome = insertion.write(group.entries);
            m_pause = (StopWatch::now() - begun) / fraction;
            if (outcome)
                m_newest.store(group.entries.back().sequence);
        }
        callBack(group, outcome);
    }
}

} // namespace countersign::journal
