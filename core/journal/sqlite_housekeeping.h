#pragma once

#include "core/journal/journal.h"
#include "core/journal/sqlite_snapshot.h"

namespace countersign::journal {

/// What the writer does between two groups, a bounded piece at a time: writes a snapshot, and removes the rows of
/// entries that were pruned and of snapshots that were replaced. Belongs to the writer's thread.
class SqliteHousekeeping
{
public:
    explicit SqliteHousekeeping(SqliteConnection &connection) : m_connection(connection) {}

    /// A snapshot that waits already gives way to this one.
    void keep(Snapshot snapshot, Journal::Committed kept);
    /// Entries were pruned.
    void removePruned() { m_mayHavePruned = true; }

    [[nodiscard]] bool isIdle() const;
    /// One piece, which a group may have to wait for: some milliseconds.
    void step();
    /// The rest of what must not be left undone, in one piece.
    void finish();

private:
    enum class Extent { Part, Whole };
    struct Waiting
    {
        Snapshot snapshot;
        Journal::Committed kept;
    };

    void startNext();
    void write(Extent extent);
    void removeSome();

    SqliteConnection &m_connection;
    std::optional<Waiting> m_waiting;
    std::optional<SnapshotWriting> m_writing;
    Journal::Committed m_kept; ///< of what is being written
    // What an earlier process left behind is found by looking once.
    bool m_mayHaveReplaced = true;
    bool m_mayHavePruned = true;
};

} // namespace countersign::journal
