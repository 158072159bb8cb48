#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <functional>
#include <vector>

namespace countersign::journal {

/// What is about to be written.
struct Draft
{
    Instant at{};
    QByteArray type;    ///< `challenge.created`
    QByteArray payload; ///< compact JSON, one object
};

/// What was written. Sequence numbers start at 1 and have no gap.
/// `hash = sha256(previous hash ‖ sequence ‖ at ‖ type ‖ payload)`, lengths included, so that nothing can move unseen.
struct Entry
{
    quint64 sequence = 0;
    Instant at{};
    QByteArray type;
    QByteArray payload;
    QByteArray hash; ///< 32 raw bytes
};

/// The hash of an entry that follows one with `previous` (32 zero bytes for the first).
[[nodiscard]] QByteArray chainHash(const QByteArray &previous, quint64 sequence, const Draft &draft);

/// The append-only log that everything else is derived from.
///
/// append() and the readers are called by one owner thread (the relay's loop). Committed callbacks come exactly once,
/// in the order of the appends: from inside append() for the journal in memory, from the writer's thread for SQLite.
class Journal
{
public:
    using Committed = std::function<void(const Result<void> &)>;

    virtual ~Journal() = default;

    /// Calls `visit` for every entry, oldest first, checking the chain. Errors: `JOURNAL_BROKEN` with the sequence
    /// of the first broken link, `JOURNAL_UNREADABLE`.
    [[nodiscard]] virtual Result<void> replay(const std::function<void(const Entry &)> &visit) = 0;

    /// Numbers and chains the drafts at once and returns them; they are durable when `committed` is called without error.
    /// Drafts of one call become durable together or not at all; without drafts, `committed` comes when all that was
    /// appended before is durable. After a failed write every append fails: `JOURNAL_WRITE_FAILED`.
    virtual std::vector<Entry> append(std::vector<Draft> drafts, Committed committed) = 0;

    /// At most `limit` committed entries with a sequence above `since`, oldest first. Thread-safe.
    [[nodiscard]] virtual Result<std::vector<Entry>> after(quint64 since, std::size_t limit) const = 0;

    /// The newest committed sequence, 0 when there is none. Thread-safe.
    [[nodiscard]] virtual quint64 newest() const = 0;
};

} // namespace countersign::journal
