#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace countersign::domain {

/// The earlier of two times of which either may be missing.
[[nodiscard]] inline std::optional<Instant> earliest(std::optional<Instant> a, std::optional<Instant> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

/// What expires when, for one kind of thing that `Key` names. Entries are not removed when what they speak of ends
/// early: whoever asks says whether an entry is stale, that is, no longer the thing's deadline.
template<typename Key>
class Deadlines
{
public:
    void add(Instant at, Key key)
    {
        m_queue.push_back({at, std::move(key)});
        std::push_heap(m_queue.begin(), m_queue.end(), isLater);
    }

    template<typename IsStale>
    [[nodiscard]] std::optional<Instant> next(IsStale isStale)
    {
        while (!m_queue.empty() && isStale(m_queue.front().at, m_queue.front().key))
            takeFirst();
        return m_queue.empty() ? std::nullopt : std::optional(m_queue.front().at);
    }

    /// Takes what is due at `now`, the earliest first.
    template<typename IsStale, typename Visit>
    void takeDue(Instant now, IsStale isStale, Visit visit)
    {
        while (!m_queue.empty() && m_queue.front().at <= now) {
            const Deadline due = takeFirst();
            if (!isStale(due.at, due.key))
                visit(due.key);
        }
    }

    /// Lets go of every stale entry, also of those that are far from due.
    template<typename IsStale>
    void clean(IsStale isStale)
    {
        std::erase_if(m_queue, [&isStale](const Deadline &each) { return isStale(each.at, each.key); });
        std::make_heap(m_queue.begin(), m_queue.end(), isLater);
    }

private:
    struct Deadline
    {
        Instant at{};
        Key key;
    };
    static bool isLater(const Deadline &a, const Deadline &b) { return a.at > b.at; }

    Deadline takeFirst()
    {
        std::pop_heap(m_queue.begin(), m_queue.end(), isLater);
        Deadline first = std::move(m_queue.back());
        m_queue.pop_back();
        return first;
    }

    std::vector<Deadline> m_queue; ///< a heap, the earliest at its front
};

} // namespace countersign::domain
