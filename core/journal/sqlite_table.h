#pragma once

#include "core/journal/milestones.h"
#include "core/journal/sqlite_connection.h"
#include "core/journal/sqlite_journal.h"

#include <functional>
#include <vector>

/// The entries of a journal file and what is known of them. Each function belongs to its connection's thread.
namespace countersign::journal {

/// From this version of the file on there are milestones, an anchor and a snapshot; before, entries only.
inline constexpr int formatWithSnapshots = 2;

/// Errors: `JOURNAL_UNREADABLE`, also for a version from the future.
[[nodiscard]] Result<int> readFormat(SqliteConnection &connection);

/// Puts the connection into write-ahead mode, and makes the tables where there are none. Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<void> prepareTables(SqliteConnection &connection, Durability durability);

/// Where a journal file goes on.
struct Continuation
{
    ChainEnd end;
    Milestones milestones;
};
/// Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<Continuation> readContinuation(SqliteConnection &connection);

/// The last entry that was pruned, or the beginning. Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<Milestone> readAnchor(SqliteConnection &connection);

/// The hash of one entry, or of the last that was pruned; empty when it is not there. Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<QByteArray> readHash(SqliteConnection &connection, quint64 sequence);

/// Calls `visit` for entries above `since`, oldest first, until it answers with an error, which is then the answer.
/// Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<void> readEntries(SqliteConnection &connection, quint64 since, std::size_t limit,
                                       const std::function<Result<void>(Entry)> &visit);

/// What is written together.
struct Addition
{
    std::vector<Entry> entries;
    std::vector<Milestone> milestones;
    std::optional<Milestone> cut; ///< up to which entries are gone from now on
};

/// Writes entries through one prepared statement.
class EntryInsertion
{
public:
    explicit EntryInsertion(SqliteConnection &connection);
    /// All of it in one transaction, on the disk when it returns; none of it after an error.
    /// Errors: `JOURNAL_WRITE_FAILED`.
    [[nodiscard]] Result<void> write(const Addition &addition);

private:
    [[nodiscard]] Result<void> insert(const Entry &entry);
    [[nodiscard]] Result<void> insert(const Milestone &milestone);
    [[nodiscard]] Result<void> moveAnchor(const Milestone &cut);

    SqliteConnection &m_connection;
    QSqlQuery m_insert;
};

} // namespace countersign::journal
