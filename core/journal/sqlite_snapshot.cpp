#include "core/journal/sqlite_snapshot.h"

#include "core/journal/chain.h"
#include "core/journal/sqlite_table.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace countersign::journal {

namespace {

/// Its digest shows that the snapshot is what was written, the hash that it was written of this chain.
Result<void> checkPlace(SqliteConnection &connection, const ChainEnd &at)
{
    const Result<QByteArray> hash = readHash(connection, at.sequence);
    if (!hash)
        return failureOf(hash);
    if (*hash != at.hash)
        return brokenAt(at.sequence, QStringLiteral("snapshot"),
                        QStringLiteral("the snapshot of what was up to there is of another chain"));
    return {};
}

Result<void> readParts(SqliteConnection &connection, qint64 edition, Snapshot &snapshot,
                       const QByteArray &digest)
{
    Result<QSqlQuery> rows = connection.run(
        QStringLiteral("SELECT bytes FROM snapshot_part WHERE edition = %1 ORDER BY number").arg(edition));
    if (!rows)
        return failureOf(rows);
    SnapshotSeal seal(snapshot.at, snapshot.format);
    while (rows->next()) {
        const QByteArray part = rows->value(0).toByteArray();
        seal.add(part);
        snapshot.bytes.append(part);
    }
    if (rows->lastError().isValid())
        return connection.unreadable(rows->lastError());
    if (seal.digest() != digest)
        return brokenAt(snapshot.at.sequence, QStringLiteral("snapshot"),
                        QStringLiteral("the snapshot of what was up to there is not as it was written"));
    return {};
}

} // namespace

Result<std::optional<Snapshot>> readUsableSnapshot(SqliteConnection &connection)
{
    Snapshot snapshot;
    qint64 edition = 0;
    QByteArray digest;
    {
        Result<QSqlQuery> row =
            connection.run(QStringLiteral("SELECT edition, sequence, hash, format, digest FROM snapshot"));
        if (!row)
            return failureOf(row);
        if (!row->next())
            return std::nullopt;
        edition = row->value(0).toLongLong();
        snapshot.at = {row->value(1).toULongLong(), row->value(2).toByteArray()};
        snapshot.format = row->value(3).toUInt();
        digest = row->value(4).toByteArray();
    }
    if (const Result<void> read = readParts(connection, edition, snapshot, digest); !read)
        return failureOf(read);
    if (const Result<void> fits = checkPlace(connection, snapshot.at); !fits)
        return failureOf(fits);
    return snapshot;
}

SnapshotWriting::SnapshotWriting(Snapshot snapshot)
    : m_snapshot(std::move(snapshot)), m_seal(m_snapshot.at, m_snapshot.format)
{}

Result<void> SnapshotWriting::writeNext(SqliteConnection &connection)
{
    if (m_edition == 0) {
        Result<QSqlQuery> newest =
            connection.run(QStringLiteral("SELECT COALESCE(MAX(edition), 0) FROM snapshot_part"));
        if (!newest || !newest->next())
            return newest ? connection.unreadable(newest->lastError()) : failureOf(newest);
        m_edition = newest->value(0).toLongLong() + 1;
    }
    const std::string part = m_snapshot.bytes.takeFirst();
    m_seal.add(part);
    const QByteArray bytes = QByteArray::fromRawData(part.data(), static_cast<qsizetype>(part.size()));
    const Result<int> written = connection.write(QStringLiteral("INSERT INTO snapshot_part VALUES (?, ?, ?)"),
                                                 {m_edition, m_parts++, bytes});
    if (!written)
        return failureOf(written);
    if (!m_snapshot.bytes.isEmpty())
        return {};
    m_isDone = true;
    const QVariantList kept{m_edition, m_snapshot.at.sequence, m_snapshot.at.hash, m_snapshot.format,
                            m_seal.digest()};
    return connection.write(QStringLiteral("INSERT OR REPLACE INTO snapshot VALUES (1, ?, ?, ?, ?, ?)"), kept)
        .map([](int) {});
}

} // namespace countersign::journal
