#pragma once

#include "core/base/result.h"
#include "core/journal/entry.h"

#include <functional>
#include <optional>

/// Looking at a journal file from outside, also while another process writes it. Each call sees one moment of it.
namespace countersign::journal {

struct JournalSummary
{
    quint64 entries = 0;
    quint64 first = 0; ///< sequence; 0 when there is no entry
    quint64 last = 0;
    std::optional<quint64> snapshot; ///< up to which entry the snapshot speaks
};

/// Walks the whole chain and looks at the snapshot. Errors: `JOURNAL_BROKEN` for the first link that does not hold, details
/// `{"sequence", "link"}` with `link` one of `hash`, `gap` (the entry is missing), `anchor` (entries before it are gone
/// and no entry attests that the program removed them) and `snapshot`; `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<JournalSummary> verifyJournal(const QString &path);

/// Calls `visit` for every entry above `since` without checking anything. Errors: `JOURNAL_UNREADABLE`.
[[nodiscard]] Result<void> readJournal(const QString &path, quint64 since,
                                       const std::function<void(const Entry &)> &visit);

} // namespace countersign::journal
