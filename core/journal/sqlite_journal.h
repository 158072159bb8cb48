#pragma once

#include "core/journal/journal.h"

#include <memory>

namespace countersign::journal {

/// A journal in one SQLite file (WAL, synchronous FULL), written by a thread of its own that commits what has gathered in one
/// transaction (group commit): the next group gathers while the last one reaches the disk.
///
/// Errors: `JOURNAL_LOCKED` when another process holds it, `JOURNAL_UNREADABLE`.
/// Destruction commits what was appended, then joins the writer.
[[nodiscard]] Result<std::unique_ptr<Journal>> openSqliteJournal(const QString &path);

} // namespace countersign::journal
