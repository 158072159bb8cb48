#pragma once

#include "core/base/clock.h"

#include <QByteArray>

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

/// A place in the chain: that of the entry with this sequence and hash, or the beginning.
struct ChainEnd
{
    quint64 sequence = 0;
    QByteArray hash = QByteArray(32, '\0');

    friend bool operator==(const ChainEnd &, const ChainEnd &) = default;
};

/// What the journal writes about itself has a type that begins so; nothing else is folded from it.
[[nodiscard]] inline bool isAboutJournal(const Entry &entry)
{
    return entry.type.startsWith("journal.");
}

} // namespace countersign::journal
