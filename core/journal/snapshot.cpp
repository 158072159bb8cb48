#include "core/journal/snapshot.h"

#include "core/signing/digest.h"

namespace countersign::journal {

SnapshotSeal::SnapshotSeal(const ChainEnd &at, quint32 format)
    : m_hashes(QByteArray::number(format) + '/' + QByteArray::number(at.sequence) + '/' + at.hash)
{}

void SnapshotSeal::add(QByteArrayView part)
{
    m_hashes += signing::sha256(part);
}

QByteArray SnapshotSeal::digest() const
{
    return signing::sha256(m_hashes);
}

} // namespace countersign::journal
