#include "core/journal/sqlite_table.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <limits>

namespace countersign::journal {

namespace {

constexpr int formatVersion = formatWithSnapshots;

/// 32 MiB: callers wait for that once in some thirty thousand entries.
constexpr int pagesToCheckpoint = 8'192;

Failure unfit(const QString &why)
{
    return fail(QStringLiteral("JOURNAL_UNREADABLE"),
                QStringLiteral("The journal cannot be used: %1.").arg(why));
}

Result<QVariant> firstValue(SqliteConnection &connection, const QString &sql)
{
    Result<QSqlQuery> query = connection.run(sql);
    if (!query)
        return failureOf(query);
    return query->next() ? query->value(0) : QVariant();
}

/// Nothing after an error of the first statement that fails.
Result<void> runAll(SqliteConnection &connection, std::initializer_list<QString> statements)
{
    for (const QString &sql : statements) {
        if (const Result<QSqlQuery> done = connection.run(sql); !done)
            return failureOf(done);
    }
    return {};
}

Entry entryOf(const QSqlQuery &row)
{
    return {row.value(0).toULongLong(), fromUnixMs(row.value(1).toLongLong()), row.value(2).toByteArray(),
            row.value(3).toByteArray(), row.value(4).toByteArray()};
}

} // namespace

Result<int> readFormat(SqliteConnection &connection)
{
    const Result<QVariant> version = firstValue(connection, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return failureOf(version);
    if (version->toInt() > formatVersion) {
        return unfit(QStringLiteral("its format is %1 and this program knows %2; use a newer program")
                         .arg(version->toInt())
                         .arg(formatVersion));
    }
    return version->toInt();
}

Result<void> prepareTables(SqliteConnection &connection, Durability durability)
{
    const Result<QVariant> mode = firstValue(connection, QStringLiteral("PRAGMA journal_mode=WAL"));
    if (!mode)
        return failureOf(mode);
    if (mode->toString() != QLatin1String("wal"))
        return unfit(QStringLiteral("its file system keeps no write-ahead log; put it on a local disk"));
    if (const Result<int> format = readFormat(connection); !format)
        return failureOf(format);
    return runAll(
        connection,
        {durability == Durability::PowerLoss ? QStringLiteral("PRAGMA synchronous=FULL")
                                             : QStringLiteral("PRAGMA synchronous=NORMAL"),
         // What the log holds is moved to the file, with a wait for the disk, once in so many pages.
         QStringLiteral("PRAGMA wal_autocheckpoint=%1").arg(pagesToCheckpoint),
         QStringLiteral(
             "CREATE TABLE IF NOT EXISTS entry (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, "
             "type TEXT NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL)"),
         QStringLiteral(
             "CREATE TABLE IF NOT EXISTS milestone (sequence INTEGER PRIMARY KEY, hash BLOB NOT NULL, "
             "newest INTEGER NOT NULL, bytes INTEGER NOT NULL)"),
         QStringLiteral("CREATE TABLE IF NOT EXISTS anchor (id INTEGER PRIMARY KEY CHECK (id = 1), "
                        "sequence INTEGER NOT NULL, hash BLOB NOT NULL, bytes INTEGER NOT NULL)"),
         QStringLiteral(
             "CREATE TABLE IF NOT EXISTS snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), edition "
             "INTEGER NOT NULL, sequence INTEGER NOT NULL, hash BLOB NOT NULL, format INTEGER NOT NULL, "
             "digest BLOB NOT NULL)"),
         QStringLiteral("CREATE TABLE IF NOT EXISTS snapshot_part (edition INTEGER NOT NULL, number "
                        "INTEGER NOT NULL, bytes BLOB, UNIQUE (edition, number))"),
         QStringLiteral("PRAGMA user_version=%1").arg(formatVersion)});
}

Result<Milestone> readAnchor(SqliteConnection &connection)
{
    Result<QSqlQuery> row = connection.run(QStringLiteral("SELECT sequence, hash, bytes FROM anchor"));
    if (!row)
        return failureOf(row);
    if (!row->next())
        return Milestone{};
    return Milestone{
        {row->value(0).toULongLong(), row->value(1).toByteArray()}, {}, row->value(2).toULongLong()};
}

Result<QByteArray> readHash(SqliteConnection &connection, quint64 sequence)
{
    const Result<Milestone> anchor = readAnchor(connection);
    if (!anchor)
        return failureOf(anchor);
    if (anchor->end.sequence == sequence)
        return anchor->end.hash;
    return firstValue(connection, QStringLiteral("SELECT hash FROM entry WHERE sequence = %1").arg(sequence))
        .map([](const QVariant &hash) { return hash.toByteArray(); });
}

Result<Continuation> readContinuation(SqliteConnection &connection)
{
    const Result<Milestone> anchor = readAnchor(connection);
    if (!anchor)
        return failureOf(anchor);
    Result<QSqlQuery> rows = connection.run(
        QStringLiteral("SELECT sequence, hash, newest, bytes FROM milestone ORDER BY sequence"));
    if (!rows)
        return failureOf(rows);
    std::deque<Milestone> kept;
    while (rows->next()) {
        kept.push_back({{rows->value(0).toULongLong(), rows->value(1).toByteArray()},
                        fromUnixMs(rows->value(2).toLongLong()),
                        rows->value(3).toULongLong()});
    }
    Continuation continuation{kept.empty() ? anchor->end : kept.back().end, {*anchor, kept}};
    const Result<void> passed =
        readEntries(connection, continuation.end.sequence, std::numeric_limits<std::size_t>::max(),
                    [&continuation](const Entry &entry) {
                        continuation.milestones.pass(entry);
                        continuation.end = {entry.sequence, entry.hash};
                        return Result<void>();
                    });
    if (!passed)
        return failureOf(passed);
    return continuation;
}

Result<void> readEntries(SqliteConnection &connection, quint64 since, std::size_t limit,
                         const std::function<Result<void>(Entry)> &visit)
{
    constexpr auto most = static_cast<quint64>(std::numeric_limits<qint64>::max());
    // The casts hand out the bytes as they were written, where Qt would make a QString of a text.
    Result<QSqlQuery> rows = connection.run(
        QStringLiteral("SELECT sequence, at, CAST(type AS BLOB), CAST(payload AS BLOB), hash FROM entry "
                       "WHERE sequence > %1 ORDER BY sequence LIMIT %2")
            .arg(std::min<quint64>(since, most))
            .arg(std::min<quint64>(limit, most)));
    if (!rows)
        return failureOf(rows);
    while (rows->next()) {
        if (Result<void> visited = visit(entryOf(*rows)); !visited)
            return visited;
    }
    if (rows->lastError().isValid())
        return connection.unreadable(rows->lastError());
    return {};
}

EntryInsertion::EntryInsertion(SqliteConnection &connection)
    : m_connection(connection), m_insert(connection.database())
{
    // Qt binds a QByteArray as a blob; as text the journal can be read with any SQLite tool and its JSON functions.
    m_insert.prepare(QStringLiteral("INSERT INTO entry VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?)"));
}

Result<void> EntryInsertion::write(const Addition &addition)
{
    return m_connection.transact([this, &addition]() -> Result<void> {
        Result<void> done;
        for (auto each = addition.entries.begin(); done && each != addition.entries.end(); ++each)
            done = insert(*each);
        for (auto each = addition.milestones.begin(); done && each != addition.milestones.end(); ++each)
            done = insert(*each);
        if (done && addition.cut)
            done = moveAnchor(*addition.cut);
        return done;
    });
}

Result<void> EntryInsertion::insert(const Entry &entry)
{
    m_insert.bindValue(0, static_cast<qint64>(entry.sequence));
    m_insert.bindValue(1, toUnixMs(entry.at));
    m_insert.bindValue(2, entry.type);
    m_insert.bindValue(3, entry.payload);
    m_insert.bindValue(4, entry.hash);
    if (!m_insert.exec())
        return m_connection.writeFailed(m_insert.lastError());
    return {};
}

Result<void> EntryInsertion::insert(const Milestone &milestone)
{
    return m_connection
        .write(QStringLiteral("INSERT INTO milestone VALUES (?, ?, ?, ?)"),
               {milestone.end.sequence, milestone.end.hash, toUnixMs(milestone.newest), milestone.bytes})
        .map([](int) {});
}

Result<void> EntryInsertion::moveAnchor(const Milestone &cut)
{
    const Result<int> moved =
        m_connection.write(QStringLiteral("INSERT OR REPLACE INTO anchor VALUES (1, ?, ?, ?)"),
                           {cut.end.sequence, cut.end.hash, cut.bytes});
    if (!moved)
        return failureOf(moved);
    return m_connection.write(QStringLiteral("DELETE FROM milestone WHERE sequence <= ?"), {cut.end.sequence})
        .map([](int) {});
}

} // namespace countersign::journal
