#include "core/journal/sqlite_journal.h"

#include "core/journal/sqlite_table.h"
#include "core/journal/sqlite_writer.h"

#include <limits>

namespace countersign::journal {

namespace {

/// Readers open a connection for each call: Qt ties a connection to its thread, and write-ahead mode lets them read
/// beside the writer. That takes a fraction of a millisecond; what happens often arrives by the callbacks.
class SqliteJournal final : public Journal
{
public:
    SqliteJournal(const QString &path, std::unique_ptr<SqliteWriter> writer)
        : m_path(path), m_writer(std::move(writer)), m_end(m_writer->end())
    {}

    Result<void> replay(const std::function<void(const Entry &)> &visit) override
    {
        ChainCheck chain;
        return read(0, std::numeric_limits<std::size_t>::max(), [&](const Entry &entry) {
            Result<void> intact = chain.follow(entry);
            if (intact)
                visit(entry);
            return intact;
        });
    }

    std::vector<Entry> append(std::vector<Draft> drafts, Committed committed) override
    {
        std::vector<Entry> entries;
        entries.reserve(drafts.size());
        for (Draft &draft : drafts)
            entries.push_back(continueChain(m_end, std::move(draft)));
        m_writer->enqueue(entries, std::move(committed));
        return entries;
    }

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
    Result<void> read(quint64 since, std::size_t limit, const std::function<Result<void>(Entry)> &visit) const
    {
        constexpr std::chrono::milliseconds patience{5'000};
        const auto connection = SqliteConnection::open(m_path, SqliteAccess::ReadOnly, patience);
        return connection ? readEntries(**connection, since, limit, visit)
                          : Result<void>(failureOf(connection));
    }

    QString m_path;
    std::unique_ptr<SqliteWriter> m_writer;
    ChainEnd m_end;
};

} // namespace

Result<std::unique_ptr<Journal>> openSqliteJournal(const QString &path)
{
    Result<std::unique_ptr<SqliteWriter>> writer = SqliteWriter::start(path);
    if (!writer)
        return failureOf(writer);
    return std::make_unique<SqliteJournal>(path, std::move(*writer));
}

} // namespace countersign::journal
