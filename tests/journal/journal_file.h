#pragma once

#include "core/journal/sqlite_journal.h"
#include "journal_probe.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

namespace countersign::journal {

using JournalPointer = std::unique_ptr<Journal>;

/// What another program could do to the file.
inline void runSql(const QString &path, const QStringList &statements)
{
    const QString name = QStringLiteral("intruder");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const QString &sql : statements)
            QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(name);
}

/// Makes a journal of `count` entries and closes it.
inline std::vector<Entry> writeJournal(const QString &path, int count)
{
    Result<JournalPointer> journal = openSqliteJournal(path);
    Outcomes outcomes;
    std::vector<Entry> entries = (*journal)->append(draftsOf(1, count), outcomes.file(0));
    return outcomes.waitFor(1) && outcomes.codes().front().isEmpty() ? entries : std::vector<Entry>();
}

} // namespace countersign::journal
