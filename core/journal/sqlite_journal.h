#pragma once

#include "core/journal/journal.h"

#include <memory>

namespace countersign::journal {

/// What a committed entry survives.
enum class Durability {
    ProcessDeath, ///< the end of this process, however it comes: the system has the entry, and writes it when it sees fit
    PowerLoss, ///< that of the machine, too: every commit waits for the disk
};

/// A journal in one SQLite file (WAL), written by a thread of its own that commits what has gathered in one transaction
/// (group commit): the next group gathers while the last one is written. Whatever the machine suffers, what is there
/// is whole; with `ProcessDeath` its last moments may be missing after a power loss, at the end of the chain.
///
/// Errors: `JOURNAL_LOCKED` when another process holds it, `JOURNAL_UNREADABLE`.
/// Destruction commits what was appended, then joins the writer.
[[nodiscard]] Result<std::unique_ptr<Journal>>
openSqliteJournal(const QString &path, Durability durability = Durability::ProcessDeath);

} // namespace countersign::journal
