#include "core/journal/sqlite_housekeeping.h"

#include <QLoggingCategory>

#include <utility>

namespace countersign::journal {

namespace {

Q_LOGGING_CATEGORY(lcHousekeeping, "countersign.journal")

constexpr int partsAtOnce = 4;
constexpr int entriesAtOnce = 1'000;

} // namespace

bool SqliteHousekeeping::isIdle() const
{
    return !m_waiting && !m_writing && !m_mayHaveReplaced && !m_mayHavePruned;
}

void SqliteHousekeeping::keep(Snapshot snapshot, Journal::Committed kept)
{
    if (m_waiting)
        m_waiting->kept(fail(QStringLiteral("SNAPSHOT_SUPERSEDED"),
                             QStringLiteral("The snapshot up to entry %1 gave way to a newer one.")
                                 .arg(m_waiting->snapshot.at.sequence)));
    m_waiting = Waiting{std::move(snapshot), std::move(kept)};
}

void SqliteHousekeeping::step()
{
    startNext();
    if (m_writing)
        write(Extent::Part);
    else if (m_mayHaveReplaced || m_mayHavePruned)
        removeSome();
}

void SqliteHousekeeping::finish()
{
    for (startNext(); m_writing; startNext())
        write(Extent::Whole);
}

void SqliteHousekeeping::startNext()
{
    if (m_writing || !m_waiting)
        return;
    m_writing.emplace(std::move(m_waiting->snapshot));
    m_kept = std::move(m_waiting->kept);
    m_waiting.reset();
}

void SqliteHousekeeping::write(Extent extent)
{
    const Result<void> written = m_connection.transact([this, extent] {
        Result<void> done = m_writing->writeNext(m_connection);
        while (done && extent == Extent::Whole && !m_writing->isDone())
            done = m_writing->writeNext(m_connection);
        return done;
    });
    if (written && !m_writing->isDone())
        return;
    if (!written)
        qCWarning(lcHousekeeping).noquote() << "A snapshot was given up:" << written.error().message;
    m_writing.reset();
    m_mayHaveReplaced = true;
    std::exchange(m_kept, {})(written);
}

void SqliteHousekeeping::removeSome()
{
    const QString sql = m_mayHaveReplaced
        ? QStringLiteral("DELETE FROM snapshot_part WHERE rowid IN (SELECT rowid FROM snapshot_part WHERE "
                         "edition IS NOT (SELECT edition FROM snapshot) LIMIT %1)")
              .arg(partsAtOnce)
        : QStringLiteral("DELETE FROM entry WHERE sequence IN (SELECT sequence FROM entry WHERE sequence <= "
                         "(SELECT sequence FROM anchor) ORDER BY sequence LIMIT %1)")
              .arg(entriesAtOnce);
    const Result<int> removed = m_connection.write(sql, {});
    if (!removed)
        qCWarning(lcHousekeeping).noquote() << "What was pruned stays for now:" << removed.error().message;
    if (!removed || *removed == 0)
        (m_mayHaveReplaced ? m_mayHaveReplaced : m_mayHavePruned) = false;
}

} // namespace countersign::journal
