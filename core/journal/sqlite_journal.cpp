#include "core/journal/sqlite_journal.h"

#include "core/journal/chain.h"
#include "core/journal/sqlite_snapshot.h"
#include "core/journal/sqlite_writer.h"

#include <QLoggingCategory>

#include <limits>

namespace countersign::journal {

namespace {

Q_LOGGING_CATEGORY(lcJournal, "countersign.journal")

/// Readers open a connection for each call: Qt ties a connection to its thread, and write-ahead mode lets them read
/// beside the writer. That takes a fraction of a millisecond; what happens often arrives by the callbacks.
class SqliteJournal final : public Journal
{
public:
    SqliteJournal(const QString &path, std::unique_ptr<SqliteWriter> writer, Continuation start)
        : m_path(path), m_writer(std::move(writer)), m_end(std::move(start.end)),
          m_milestones(std::move(start.milestones))
    {}

    Result<void> replay(const ChainEnd &from, const std::function<void(const Entry &)> &visit) override
    {
        const quint64 pruned = m_milestones.lastCut().end.sequence;
        if (from.sequence < pruned)
            return prunedBefore(pruned + 1);
        ChainCheck chain(from);
        return read(from.sequence, std::numeric_limits<std::size_t>::max(), [&](const Entry &entry) {
            Result<void> intact = chain.follow(entry);
            if (intact)
                visit(entry);
            return intact;
        });
    }

    std::vector<Entry> append(std::vector<Draft> drafts, Committed committed) override
    {
        return add(std::move(drafts), std::nullopt, std::move(committed));
    }

    std::optional<Instant> unwantedUntil(const RetentionPolicy &policy, Instant now) const override
    {
        const std::optional<Milestone> cut = m_milestones.cutFor(policy, now, m_end.sequence);
        return cut ? std::optional(cut->newest) : std::nullopt;
    }

    std::vector<Entry> prune(const RetentionPolicy &policy, Instant now, quint64 upTo,
                             Committed committed) override
    {
        const std::optional<Milestone> cut = m_milestones.cutFor(policy, now, upTo);
        if (!cut)
            return append({}, std::move(committed));
        m_milestones.cut(*cut);
        return add({prunedDraft(cut->end, now)}, cut, std::move(committed));
    }

    bool keepsSnapshots() const override { return true; }

    void keep(Snapshot snapshot, Committed kept) override
    {
        m_writer->enqueue(std::move(snapshot), std::move(kept));
    }

    Result<std::optional<Snapshot>> snapshot() const override
    {
        const auto connection = open();
        if (!connection)
            return failureOf(connection);
        Result<std::optional<Snapshot>> found = readUsableSnapshot(**connection);
        if (found || found.error().code != QLatin1String("JOURNAL_BROKEN"))
            return found;
        qCWarning(lcJournal).noquote()
            << "The snapshot of" << m_path << "is left out:" << found.error().message;
        return std::nullopt;
    }

    const ChainEnd &end() const override { return m_end; }

    Result<std::vector<Entry>> after(quint64 since, std::size_t limit) const override
    {
        std::vector<Entry> entries;
        return read(since, limit,
                    [&](Entry entry) {
                        entries.push_back(std::move(entry));
                        return Result<void>();
                    })
            .map([&] { return std::move(entries); });
    }

    quint64 newest() const override { return m_writer->newest(); }

private:
    std::vector<Entry> add(std::vector<Draft> drafts, std::optional<Milestone> cut, Committed committed)
    {
        Addition addition;
        addition.cut = std::move(cut);
        addition.entries.reserve(drafts.size());
        for (Draft &draft : drafts) {
            addition.entries.push_back(continueChain(m_end, std::move(draft)));
            if (std::optional<Milestone> milestone = m_milestones.pass(addition.entries.back()))
                addition.milestones.push_back(*std::move(milestone));
        }
        std::vector<Entry> entries = addition.entries;
        m_writer->enqueue(std::move(addition), std::move(committed));
        return entries;
    }

    [[nodiscard]] Result<std::unique_ptr<SqliteConnection>> open() const
    {
        constexpr std::chrono::milliseconds patience{5'000};
        return SqliteConnection::open(m_path, SqliteAccess::ReadOnly, patience);
    }

    Result<void> read(quint64 since, std::size_t limit, const std::function<Result<void>(Entry)> &visit) const
    {
        const auto connection = open();
        return connection ? readEntries(**connection, since, limit, visit)
                          : Result<void>(failureOf(connection));
    }

    QString m_path;
    std::unique_ptr<SqliteWriter> m_writer;
    ChainEnd m_end;
    Milestones m_milestones;
};

} // namespace

Result<std::unique_ptr<Journal>> openSqliteJournal(const QString &path, Durability durability)
{
    auto started = SqliteWriter::start(path, durability);
    if (!started)
        return failureOf(started);
    auto &[writer, start] = *started;
    return std::make_unique<SqliteJournal>(path, std::move(writer), std::move(start));
}

} // namespace countersign::journal
