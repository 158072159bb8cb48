#include "core/journal/sqlite_writer.h"

#include "core/journal/sqlite_housekeeping.h"

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

Result<Connection> openForWriting(const QString &path, Durability durability)
{
    constexpr std::chrono::milliseconds patience{5'000};
    Result<Connection> connection = SqliteConnection::open(path, SqliteAccess::ReadWrite, patience);
    if (!connection)
        return connection;
    if (const Result<void> prepared = prepareTables(**connection, durability); !prepared)
        return failureOf(prepared);
    return connection;
}

} // namespace

Result<std::pair<std::unique_ptr<SqliteWriter>, Continuation>> SqliteWriter::start(const QString &path,
                                                                                   Durability durability)
{
    std::unique_ptr<SqliteWriter> writer(new SqliteWriter);
    std::promise<Result<Continuation>> promise;
    std::future<Result<Continuation>> opened = promise.get_future();
    writer->m_thread = std::thread(&SqliteWriter::run, writer.get(), path, durability, std::move(promise));
    Result<Continuation> found = opened.get();
    if (!found)
        return failureOf(found);
    writer->m_newest.store(found->end.sequence);
    return std::pair(std::move(writer), *std::move(found));
}

SqliteWriter::~SqliteWriter()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_gathering.isLast = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void SqliteWriter::enqueue(Addition addition, Journal::Committed committed)
{
    bool worthWaking = false;
    {
        const std::scoped_lock lock(m_mutex);
        Addition &all = m_gathering.addition;
        const auto append = [](auto &to, auto &from) {
            to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
        };
        append(all.entries, addition.entries);
        append(all.milestones, addition.milestones);
        if (addition.cut)
            all.cut = std::move(addition.cut);
        m_gathering.callbacks.push_back(std::move(committed));
        const std::size_t gathered = m_gathering.callbacks.size();
        worthWaking = gathered == 1 || gathered >= m_expected;
    }
    if (worthWaking)
        m_wake.notify_one();
}

void SqliteWriter::enqueue(Snapshot snapshot, Journal::Committed kept)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_gathering.snapshots.push_back({std::move(snapshot), std::move(kept)});
    }
    m_wake.notify_one();
}

SqliteWriter::Group SqliteWriter::nextGroup(Patience patience)
{
    std::unique_lock lock(m_mutex);
    const auto mustEnd = [this] { return m_gathering.isLast || !m_gathering.snapshots.empty(); };
    if (patience == Patience::Wait)
        m_wake.wait(lock, [&] { return mustEnd() || !m_gathering.callbacks.empty(); });
    // Those whose append has just come through tend to come again at once. Committing without them would split the
    // callers into two crowds that each wait for the other's sync, and halve the throughput.
    if (!m_gathering.callbacks.empty())
        m_wake.wait_for(lock, m_pause,
                        [&] { return mustEnd() || m_gathering.callbacks.size() >= m_expected; });
    Group group = std::exchange(m_gathering, {});
    m_gathering.isLast = group.isLast;
    return group;
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

void SqliteWriter::run(const QString &path, Durability durability, std::promise<Result<Continuation>> opened)
{
    const Result<Connection> lock = lockJournal(path);
    const Result<Connection> connection =
        lock ? openForWriting(path, durability) : Result<Connection>(failureOf(lock));
    if (!connection) {
        opened.set_value(failureOf(connection));
        return;
    }
    const Result<Continuation> found = readContinuation(**connection);
    opened.set_value(found);
    if (found)
        work(**connection);
}

void SqliteWriter::work(SqliteConnection &connection)
{
    using StopWatch = std::chrono::steady_clock;
    constexpr int fraction = 8;

    EntryInsertion insertion(connection);
    SqliteHousekeeping housekeeping(connection);
    Result<void> outcome;
    for (bool isLast = false; !isLast;) {
        Group group = nextGroup(housekeeping.isIdle() ? Patience::Wait : Patience::Poll);
        const Addition &addition = group.addition;
        if (outcome && !addition.entries.empty()) {
            const StopWatch::time_point begun = StopWatch::now();
            outcome = insertion.write(addition);
            m_pause = (StopWatch::now() - begun) / fraction;
            if (outcome)
                m_newest.store(addition.entries.back().sequence);
            if (outcome && addition.cut)
                housekeeping.removePruned();
        }
        if (!group.callbacks.empty())
            callBack(group, outcome);
        for (Keeping &each : group.snapshots)
            outcome ? housekeeping.keep(std::move(each.snapshot), std::move(each.kept)) : each.kept(outcome);
        // A callback may have appended once more before the end.
        isLast = group.isLast && group.callbacks.empty() && group.snapshots.empty();
        if (isLast)
            housekeeping.finish();
        else
            housekeeping.step();
    }
}

} // namespace countersign::journal
