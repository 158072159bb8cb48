#pragma once

#include "core/base/byte_parts.h"
#include "core/journal/entry.h"

namespace countersign::journal {

/// What somebody folded from every entry up to `at`, in bytes of their own. From it and the entries that follow, they
/// go on as from all of them.
struct Snapshot
{
    ChainEnd at;
    quint32 format = 0; ///< of the bytes: theirs to count
    ByteParts bytes;
};

/// The SHA-256 of a snapshot that is written or read part by part: over what it speaks for and its parts' hashes.
class SnapshotSeal
{
public:
    SnapshotSeal(const ChainEnd &at, quint32 format);
    void add(QByteArrayView part);
    [[nodiscard]] QByteArray digest() const;

private:
    QByteArray m_hashes;
};

} // namespace countersign::journal
