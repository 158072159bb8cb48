#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <optional>
#include <queue>
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
    void add(Instant at, Key key) { m_queue.push({at, std::move(key)}); }

    template<typename IsStale>
    [[nodiscard]] std::optional<Instant> next(IsStale isStale)
    {
        while (!m_queue.empty() && isStale(m_queue.top().at, m_queue.top().key))
            m_queue.pop();
        return m_queue.empty() ? std::nullopt : std::optional(m_queue.top().at);
    }

    /// Takes what is due at `now`, the earliest first.
    template<typename IsStale, typename Visit>
    void takeDue(Instant now, IsStale isStale, Visit visit)
    {
        while (!m_queue.empty() && m_queue.top().at <= now) {
            const Deadline due = m_queue.top();
            m_queue.pop();
            if (!isStale(due.at, due.key))
                visit(due.key);
        }
    }

private:
    struct Deadline
    {
        Instant at{};
        Key key;
        friend bool operator>(const Deadline &a, const Deadline &b) { return a.at > b.at; }
    };
    std::priority_queue<Deadline, std::vector<Deadline>, std::greater<>> m_queue;
};

} // namespace countersign::domain
