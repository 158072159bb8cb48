#pragma once

#include "core/journal/chain.h"
#include "core/journal/sqlite_connection.h"

#include <functional>

/// The one table of a journal file and what is done with it. Each function belongs to its connection's thread.
namespace countersign::journal {

/// Puts the connection into write-ahead mode with a sync at every commit, and makes the table where there is none.
/// Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<void> prepareTable(SqliteConnection &connection);

/// The newest entry's place in the chain. Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<ChainEnd> readChainEnd(SqliteConnection &connection);

/// Calls `visit` for entries above `since`, oldest first, until it answers with an error, which is then the answer.
/// Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<void> readEntries(SqliteConnection &connection, quint64 since, std::size_t limit,
                                       const std::function<Result<void>(Entry)> &visit);

/// Writes entries through one prepared statement.
class EntryInsertion
{
public:
    explicit EntryInsertion(SqliteConnection &connection);
    /// All of them in one transaction, on the disk when it returns; none of them after an error.
    /// Errors: `JOURNAL_WRITE_FAILED`.
    [[nodiscard]] Result<void> write(const std::vector<Entry> &entries);

private:
    [[nodiscard]] bool insert(const Entry &entry);

    QSqlDatabase &m_database;
    QSqlQuery m_insert;
};

} // namespace countersign::journal
