#include "core/journal/memory_journal.h"

#include "core/journal/chain.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <mutex>

namespace countersign::journal {

namespace {

class MemoryJournal final : public Journal
{
public:
    Result<void> replay(const std::function<void(const Entry &)> &visit) override
    {
        // Only the owner, who is here, makes m_entries grow: reading it needs no lock, and `visit` may append.
        ChainCheck chain;
        for (std::size_t i = 0, end = m_entries.size(); i < end; ++i) {
            const Entry &entry = m_entries[i];
            if (Result<void> intact = chain.follow(entry); !intact)
                return intact;
            visit(entry);
        }
        return {};
    }

    std::vector<Entry> append(std::vector<Draft> drafts, Committed committed) override
    {
        std::vector<Entry> entries;
        entries.reserve(drafts.size());
        for (Draft &draft : drafts)
            entries.push_back(continueChain(m_end, std::move(draft)));
        {
            const std::scoped_lock lock(m_mutex);
            m_entries.insert(m_entries.end(), entries.begin(), entries.end());
        }
        committed({});
        return entries;
    }

    Result<std::vector<Entry>> after(quint64 since, std::size_t limit) const override
    {
        const std::scoped_lock lock(m_mutex);
        const std::size_t from = std::min<std::size_t>(since, m_entries.size());
        const std::size_t count = std::min(limit, m_entries.size() - from);
        const auto first = std::next(m_entries.begin(), static_cast<std::ptrdiff_t>(from));
        return std::vector<Entry>(first, std::next(first, static_cast<std::ptrdiff_t>(count)));
    }

    quint64 newest() const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_entries.size();
    }

private:
    ChainEnd m_end;
    mutable std::mutex m_mutex;
    std::deque<Entry>
        m_entries; ///< entry n stands at n - 1; a deque grows without moving what others may wait for
};

} // namespace

std::unique_ptr<Journal> makeMemoryJournal()
{
    return std::make_unique<MemoryJournal>();
}

} // namespace countersign::journal
