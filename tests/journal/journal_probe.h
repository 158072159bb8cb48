#pragma once

#include "core/journal/journal.h"

#include <condition_variable>
#include <mutex>

namespace countersign::journal {

inline Draft draftOf(int number)
{
    return {fromUnixMs(1'000 + number), "test.event", "{\"n\":" + QByteArray::number(number) + '}'};
}

inline std::vector<Draft> draftsOf(int first, int count)
{
    std::vector<Draft> drafts;
    for (int i = 0; i < count; ++i)
        drafts.push_back(draftOf(first + i));
    return drafts;
}

/// Collects the outcomes of appends, from whichever thread they come, and waits for them.
class Outcomes
{
public:
    /// A callback that files its outcome under `tag`.
    Journal::Committed file(int tag)
    {
        return [this, tag](const Result<void> &outcome) {
            const std::scoped_lock lock(m_mutex);
            m_tags.push_back(tag);
            m_codes.push_back(outcome ? QString() : outcome.error().code);
            m_arrived.notify_all();
        };
    }

    /// False when fewer than `count` have come within 20 s.
    [[nodiscard]] bool waitFor(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        return m_arrived.wait_for(lock, std::chrono::seconds(20), [&] { return m_tags.size() >= count; });
    }

    [[nodiscard]] std::vector<int> tags()
    {
        const std::scoped_lock lock(m_mutex);
        return m_tags;
    }
    /// Empty where an append succeeded.
    [[nodiscard]] std::vector<QString> codes()
    {
        const std::scoped_lock lock(m_mutex);
        return m_codes;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<int> m_tags;
    std::vector<QString> m_codes;
};

inline std::vector<Entry> replayed(Journal &journal)
{
    std::vector<Entry> entries;
    const Result<void> outcome = journal.replay({}, [&](const Entry &entry) { entries.push_back(entry); });
    return outcome ? entries : std::vector<Entry>();
}

inline bool same(const Entry &a, const Entry &b)
{
    return a.sequence == b.sequence && a.at == b.at && a.type == b.type && a.payload == b.payload
        && a.hash == b.hash;
}

} // namespace countersign::journal
