#pragma once

#include "core/base/result.h"
#include "core/journal/milestones.h"
#include "core/journal/snapshot.h"

#include <functional>
#include <optional>
#include <vector>

namespace countersign::journal {

/// The append-only log that everything else is derived from.
///
/// append(), prune() and replay() are called by one owner thread (the relay's loop). Committed callbacks come exactly
/// once, in the order of the calls: from inside the call for the journal in memory, from the writer's thread for SQLite.
class Journal
{
public:
    using Committed = std::function<void(const Result<void> &)>;

    virtual ~Journal() = default;

    /// Calls `visit` for every entry that follows `from`, oldest first, checking the chain. Errors: `JOURNAL_BROKEN`
    /// with the sequence of the first broken link, `JOURNAL_UNREADABLE`, `JOURNAL_PRUNED` when entries after `from`
    /// are no longer there.
    [[nodiscard]] virtual Result<void> replay(const ChainEnd &from,
                                              const std::function<void(const Entry &)> &visit) = 0;

    /// Numbers and chains the drafts at once and returns them; they are durable when `committed` is called without error.
    /// Drafts of one call become durable together or not at all; without drafts, `committed` comes when all that was
    /// appended before is durable. After a failed write every append fails: `JOURNAL_WRITE_FAILED`.
    virtual std::vector<Entry> append(std::vector<Draft> drafts, Committed committed) = 0;

    /// The time of the newest entry that `policy` does not want any more; nothing while it wants all. The owner's to ask.
    [[nodiscard]] virtual std::optional<Instant> unwantedUntil(const RetentionPolicy &policy,
                                                               Instant now) const = 0;

    /// Lets go of the oldest entries that `policy` does not want, as far as `upTo`: whoever replays must not need
    /// them any more. What goes is attested in the chain by an entry `journal.pruned {first_kept, hash}`, `hash` being
    /// that of the last entry removed; it is returned. Else like append(), without drafts when nothing goes.
    virtual std::vector<Entry> prune(const RetentionPolicy &policy, Instant now, quint64 upTo,
                                     Committed committed) = 0;

    /// Whether entries stay in memory as they were appended: whoever keeps a part of a payload keeps nothing more then.
    [[nodiscard]] virtual bool staysInMemory() const { return false; }

    /// Whether keep() does; where it does not, nobody needs to make a snapshot.
    [[nodiscard]] virtual bool keepsSnapshots() const { return false; }

    /// Keeps `snapshot` in place of the one before, once the entries it speaks for are durable; appends never wait for
    /// it. A journal in memory keeps none. `kept` comes when it is durable or has failed. Thread-safe.
    virtual void keep(Snapshot snapshot, Committed kept) = 0;

    /// The snapshot that was kept, if it is whole and speaks for this chain; one that does not is left out and logged.
    /// Errors: `JOURNAL_UNREADABLE`. Thread-safe.
    [[nodiscard]] virtual Result<std::optional<Snapshot>> snapshot() const = 0;

    /// The end of the chain, committed or not. The owner's to ask.
    [[nodiscard]] virtual const ChainEnd &end() const = 0;

    /// At most `limit` committed entries with a sequence above `since`, oldest first. Thread-safe.
    [[nodiscard]] virtual Result<std::vector<Entry>> after(quint64 since, std::size_t limit) const = 0;

    /// The newest committed sequence, 0 when there is none. Thread-safe.
    [[nodiscard]] virtual quint64 newest() const = 0;
};

} // namespace countersign::journal
