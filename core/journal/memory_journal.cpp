#include "core/journal/memory_journal.h"

#include "core/journal/chain.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <mutex>

namespace countersign::journal {

namespace {

constexpr qsizetype hashSize = 32;

/// An entry without its number, which its place says, and with its hash in place.
struct Kept
{
    explicit Kept(const Entry &entry) : at(entry.at), type(entry.type), payload(entry.payload)
    {
        std::copy_n(entry.hash.begin(), hashSize, hash.begin());
    }
    [[nodiscard]] Entry toEntry(quint64 sequence) const
    {
        return {sequence, at, type, payload, QByteArray(hash.data(), hashSize)};
    }

    Instant at;
    QByteArray type;
    QByteArray payload;
    std::array<char, hashSize> hash{};
};

class MemoryJournal final : public Journal
{
public:
    Result<void> replay(const ChainEnd &from, const std::function<void(const Entry &)> &visit) override
    {
        // Only the owner, who is here, changes m_entries: reading it needs no lock, and `visit` may append.
        const quint64 first = m_milestones.lastCut().end.sequence;
        if (from.sequence < first)
            return prunedBefore(first + 1);
        ChainCheck chain(from);
        for (quint64 sequence = from.sequence + 1, last = m_end.sequence; sequence <= last; ++sequence) {
            const Entry entry = m_entries[sequence - first - 1].toEntry(sequence);
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
        for (Draft &draft : drafts) {
            entries.push_back(continueChain(m_end, std::move(draft)));
            m_milestones.pass(entries.back());
        }
        {
            const std::scoped_lock lock(m_mutex);
            for (const Entry &entry : entries)
                m_entries.emplace_back(entry);
        }
        committed({});
        return entries;
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
        {
            const std::scoped_lock lock(m_mutex);
            const quint64 count = cut->end.sequence - m_milestones.lastCut().end.sequence;
            m_entries.erase(m_entries.begin(),
                            std::next(m_entries.begin(), static_cast<std::ptrdiff_t>(count)));
            m_milestones.cut(*cut);
        }
        return append({prunedDraft(cut->end, now)}, std::move(committed));
    }

    bool staysInMemory() const override { return true; }
    void keep(Snapshot, Committed kept) override { kept({}); }
    Result<std::optional<Snapshot>> snapshot() const override { return std::nullopt; }
    const ChainEnd &end() const override { return m_end; }

    Result<std::vector<Entry>> after(quint64 since, std::size_t limit) const override
    {
        const std::scoped_lock lock(m_mutex);
        const quint64 first = m_milestones.lastCut().end.sequence;
        const std::size_t from = std::min<std::size_t>(std::max(since, first) - first, m_entries.size());
        const std::size_t count = std::min(limit, m_entries.size() - from);
        std::vector<Entry> entries;
        entries.reserve(count);
        for (std::size_t at = from; at < from + count; ++at)
            entries.push_back(m_entries[at].toEntry(first + at + 1));
        return entries;
    }

    quint64 newest() const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_milestones.lastCut().end.sequence + m_entries.size();
    }

private:
    ChainEnd m_end;
    mutable std::mutex m_mutex;
    Milestones m_milestones; ///< its last cut is under the mutex, the rest the owner's
    /// From the last cut on; a deque grows and shrinks at its ends without moving what others may wait for.
    std::deque<Kept> m_entries;
};

} // namespace

std::unique_ptr<Journal> makeMemoryJournal()
{
    return std::make_unique<MemoryJournal>();
}

} // namespace countersign::journal
