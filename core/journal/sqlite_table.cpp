#include "core/journal/sqlite_table.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <limits>

namespace countersign::journal {

namespace {

constexpr int formatVersion = 1;

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

Result<void> prepareTable(SqliteConnection &connection)
{
    const Result<QVariant> mode = firstValue(connection, QStringLiteral("PRAGMA journal_mode=WAL"));
    if (!mode)
        return failureOf(mode);
    if (mode->toString() != QLatin1String("wal"))
        return unfit(QStringLiteral("its file system keeps no write-ahead log; put it on a local disk"));
    const Result<QVariant> version = firstValue(connection, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return failureOf(version);
    if (version->toInt() > formatVersion) {
        return unfit(QStringLiteral("its format is %1 and this program knows %2; use a newer program")
                         .arg(version->toInt())
                         .arg(formatVersion));
    }
    return runAll(connection,
                  {QStringLiteral("PRAGMA synchronous=FULL"),
                   QStringLiteral(
                       "CREATE TABLE IF NOT EXISTS entry (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, "
                       "type TEXT NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL)"),
                   QStringLiteral("PRAGMA user_version=%1").arg(formatVersion)});
}

Result<ChainEnd> readChainEnd(SqliteConnection &connection)
{
    Result<QSqlQuery> newest =
        connection.run(QStringLiteral("SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1"));
    if (!newest)
        return failureOf(newest);
    if (!newest->next())
        return ChainEnd{};
    return ChainEnd{newest->value(0).toULongLong(), newest->value(1).toByteArray()};
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
    : m_database(connection.database()), m_insert(m_database)
{
    // Qt binds a QByteArray as a blob; as text the journal can be read with any SQLite tool and its JSON functions.
    m_insert.prepare(QStringLiteral("INSERT INTO entry VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?)"));
}

Result<void> EntryInsertion::write(const std::vector<Entry> &entries)
{
    const auto insertEntry = [this](const Entry &entry) { return insert(entry); };
    if (m_database.transaction() && std::all_of(entries.begin(), entries.end(), insertEntry)
        && m_database.commit())
        return {};
    const QSqlError error = m_insert.lastError().isValid() ? m_insert.lastError() : m_database.lastError();
    m_database.rollback();
    return fail(
        QStringLiteral("JOURNAL_WRITE_FAILED"),
        QStringLiteral("The journal %1 cannot be written: %2. Nothing is accepted any more; make room on the "
                       "disk or repair it, then start again.")
            .arg(m_database.databaseName(), error.text().trimmed()));
}

bool EntryInsertion::insert(const Entry &entry)
{
    m_insert.bindValue(0, static_cast<qint64>(entry.sequence));
    m_insert.bindValue(1, toUnixMs(entry.at));
    m_insert.bindValue(2, entry.type);
    m_insert.bindValue(3, entry.payload);
    m_insert.bindValue(4, entry.hash);
    return m_insert.exec();
}

} // namespace countersign::journal
