#include "core/journal/verify.h"

#include "core/journal/chain.h"
#include "core/journal/sqlite_snapshot.h"
#include "core/journal/sqlite_table.h"

#include <QSqlError>

#include <limits>

namespace countersign::journal {

namespace {

constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();

/// One moment of the file, however long the reading takes.
Result<std::unique_ptr<SqliteConnection>> openForReading(const QString &path)
{
    constexpr std::chrono::milliseconds patience{5'000};
    auto connection = SqliteConnection::open(path, SqliteAccess::ReadOnly, patience);
    if (connection && !(*connection)->database().transaction())
        return (*connection)->unreadable((*connection)->database().lastError());
    return connection;
}

Result<void> walk(SqliteConnection &connection, const ChainEnd &anchor, JournalSummary &summary)
{
    ChainCheck chain(anchor);
    bool isAttested = anchor.sequence == 0;
    const Result<void> walked =
        readEntries(connection, anchor.sequence, everything, [&](const Entry &entry) -> Result<void> {
            if (Result<void> intact = chain.follow(entry); !intact)
                return intact;
            ++summary.entries;
            summary.last = entry.sequence;
            isAttested = isAttested || readPruned(entry) == anchor;
            return {};
        });
    if (!walked)
        return walked;
    summary.first = summary.entries == 0 ? 0 : anchor.sequence + 1;
    if (!isAttested)
        return brokenAt(
            anchor.sequence, QStringLiteral("anchor"),
            QStringLiteral("it and what was before are gone, and no entry says that they were pruned"));
    return {};
}

} // namespace

Result<JournalSummary> verifyJournal(const QString &path)
{
    const auto connection = openForReading(path);
    if (!connection)
        return failureOf(connection);
    const Result<int> format = readFormat(**connection);
    if (!format)
        return failureOf(format);
    const Result<Milestone> anchor = *format < formatWithSnapshots ? Milestone() : readAnchor(**connection);
    if (!anchor)
        return failureOf(anchor);
    JournalSummary summary;
    if (const Result<void> walked = walk(**connection, anchor->end, summary); !walked)
        return failureOf(walked);
    if (*format < formatWithSnapshots)
        return summary;
    return readUsableSnapshot(**connection).map([&summary](const std::optional<Snapshot> &snapshot) {
        if (snapshot)
            summary.snapshot = snapshot->at.sequence;
        return summary;
    });
}

Result<void> readJournal(const QString &path, quint64 since, const std::function<void(const Entry &)> &visit)
{
    const auto connection = openForReading(path);
    if (!connection)
        return failureOf(connection);
    if (const Result<int> format = readFormat(**connection); !format)
        return failureOf(format);
    return readEntries(**connection, since, everything, [&visit](const Entry &entry) {
        visit(entry);
        return Result<void>();
    });
}

} // namespace countersign::journal
