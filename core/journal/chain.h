#pragma once

#include "core/base/result.h"
#include "core/journal/entry.h"

#include <optional>

namespace countersign::journal {

/// The hash of an entry that follows one with `previous` (32 zero bytes for the first).
[[nodiscard]] QByteArray chainHash(const QByteArray &previous, quint64 sequence, const Draft &draft);

/// The entry that follows `end` with what `draft` says; moves `end` on to it.
[[nodiscard]] Entry continueChain(ChainEnd &end, Draft draft);

/// `journal.pruned`: the entries up to `last` are gone.
[[nodiscard]] Draft prunedDraft(const ChainEnd &last, Instant now);
/// What such an entry says; nothing for any other.
[[nodiscard]] std::optional<ChainEnd> readPruned(const Entry &entry);

/// `JOURNAL_BROKEN`: `link` is what does not hold there, `hash`, `gap`, `anchor` or `snapshot`.
[[nodiscard]] Failure brokenAt(quint64 sequence, const QString &link, const QString &why);

/// `JOURNAL_PRUNED`: somebody needs entries that are gone.
[[nodiscard]] Failure prunedBefore(quint64 firstKept);

/// Walks a chain from a place in it. Errors: `JOURNAL_BROKEN` with the sequence at which it does not hold: that of the
/// missing entry where there is a gap.
class ChainCheck
{
public:
    explicit ChainCheck(ChainEnd from = {}) : m_end(std::move(from)) {}
    [[nodiscard]] Result<void> follow(const Entry &entry);
    [[nodiscard]] const ChainEnd &end() const { return m_end; }

private:
    ChainEnd m_end;
};

} // namespace countersign::journal
