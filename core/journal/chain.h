#pragma once

#include "core/journal/journal.h"

namespace countersign::journal {

/// The end of a chain, from which it goes on.
struct ChainEnd
{
    quint64 sequence = 0;
    QByteArray hash = QByteArray(32, '\0');
};

/// The entry that follows `end` with what `draft` says; moves `end` on to it.
[[nodiscard]] Entry continueChain(ChainEnd &end, Draft draft);

/// Walks a chain from its beginning. Errors: `JOURNAL_BROKEN` with the sequence at which it does not hold: that of the
/// missing entry where there is a gap.
class ChainCheck
{
public:
    [[nodiscard]] Result<void> follow(const Entry &entry);

private:
    ChainEnd m_end;
};

} // namespace countersign::journal
