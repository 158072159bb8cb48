#include "core/journal/sqlite_connection.h"

#include "core/base/ids.h"

#include <QFile>
#include <QSqlError>

namespace countersign::journal {

SqliteConnection::SqliteConnection(const QString &path)
    : m_path(path),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), newId(QLatin1String("journal_"))))
{
    m_database.setDatabaseName(path);
}

SqliteConnection::~SqliteConnection()
{
    const QString name = m_database.connectionName();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, SqliteAccess access,
                                                                 std::chrono::milliseconds patience)
{
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(path));
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count());
    if (access == SqliteAccess::ReadOnly) {
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    } else {
        // SQLite would make the file readable by everybody, and gives its log the permissions of the file.
        QFile file(path);
        if (!file.exists())
            file.open(QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    connection->m_database.setConnectOptions(options);
    if (!connection->m_database.open())
        return connection->unreadable(connection->m_database.lastError());
    return connection;
}

Result<QSqlQuery> SqliteConnection::run(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return unreadable(query.lastError());
    return query;
}

Result<int> SqliteConnection::write(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    bool done = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    done = done && query.exec();
    if (!done)
        return writeFailed(query.lastError());
    return query.numRowsAffected();
}

Result<void> SqliteConnection::transact(const std::function<Result<void>()> &changes)
{
    if (!m_database.transaction())
        return writeFailed(m_database.lastError());
    Result<void> done = changes();
    if (done && !m_database.commit())
        done = writeFailed(m_database.lastError());
    if (!done)
        m_database.rollback();
    return done;
}

Failure SqliteConnection::unreadable(const QSqlError &error) const
{
    return fail(
        QStringLiteral("JOURNAL_UNREADABLE"),
        QStringLiteral(
            "The journal %1 cannot be read: %2. Check that the folder exists and is yours, or restore "
            "a copy.")
            .arg(m_path, error.text().trimmed()),
        {{QStringLiteral("sqlite"), error.nativeErrorCode()}});
}

Failure SqliteConnection::writeFailed(const QSqlError &error) const
{
    return fail(
        QStringLiteral("JOURNAL_WRITE_FAILED"),
        QStringLiteral(
            "The journal %1 cannot be written: %2. Make room on the disk or repair it, then start again.")
            .arg(m_path, error.text().trimmed()));
}

} // namespace countersign::journal
