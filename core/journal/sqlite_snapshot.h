#pragma once

#include "core/journal/snapshot.h"
#include "core/journal/sqlite_connection.h"

#include <optional>

/// Snapshots in a journal file: parts of a bounded size, and one row that makes those of one snapshot the kept one.
/// Each function belongs to its connection's thread.
namespace countersign::journal {

/// The kept snapshot, whole by its own digest and in its place in the chain; nothing when there is none.
/// Errors: `JOURNAL_UNREADABLE`, `JOURNAL_BROKEN` (`snapshot`).
[[nodiscard]] Result<std::optional<Snapshot>> readUsableSnapshot(SqliteConnection &connection);

/// Writes one snapshot, a part at a time: what a group of appends waits for at most. Each part is given up when it is written.
class SnapshotWriting
{
public:
    explicit SnapshotWriting(Snapshot snapshot);

    /// Whether nothing is left to write.
    [[nodiscard]] bool isDone() const { return m_isDone; }
    /// Writes the next part, and with the last the row that makes this the kept one. The caller's transaction.
    /// Errors: `JOURNAL_UNREADABLE`, `JOURNAL_WRITE_FAILED`.
    [[nodiscard]] Result<void> writeNext(SqliteConnection &connection);

private:
    Snapshot m_snapshot;
    SnapshotSeal m_seal;
    qint64 m_edition = 0; ///< what its parts are kept under, none but its own; 0 until the first is written
    int m_parts = 0;
    bool m_isDone = false;
};

} // namespace countersign::journal
