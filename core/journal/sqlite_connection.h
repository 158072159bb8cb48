#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>

class QSqlError;

namespace countersign::journal {

enum class SqliteAccess { ReadOnly, ReadWrite };

/// One open connection under a name of its own. Belongs to the thread that opened it, as Qt Sql wants; queries on it
/// must be gone before it is.
class SqliteConnection
{
public:
    /// With ReadWrite a missing file is made, readable by its owner only. How long to wait for a lock that another
    /// connection holds: `patience`. Errors: `JOURNAL_UNREADABLE`.
    [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>>
    open(const QString &path, SqliteAccess access, std::chrono::milliseconds patience);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    [[nodiscard]] QSqlDatabase &database() { return m_database; }
    /// A query that goes through its rows once. Errors: `JOURNAL_UNREADABLE`.
    [[nodiscard]] Result<QSqlQuery> run(const QString &sql);
    /// A statement with its values in place of the `?`; gives how many rows it changed. Errors: `JOURNAL_WRITE_FAILED`.
    [[nodiscard]] Result<int> write(const QString &sql, const QVariantList &values);
    /// `changes` in one transaction, on the disk when it returns; none of them after an error, theirs or
    /// `JOURNAL_WRITE_FAILED`.
    [[nodiscard]] Result<void> transact(const std::function<Result<void>()> &changes);

    /// `JOURNAL_UNREADABLE` for this file.
    [[nodiscard]] Failure unreadable(const QSqlError &error) const;
    /// `JOURNAL_WRITE_FAILED` for this file.
    [[nodiscard]] Failure writeFailed(const QSqlError &error) const;

private:
    explicit SqliteConnection(const QString &path);

    QString m_path;
    QSqlDatabase m_database;
};

} // namespace countersign::journal
