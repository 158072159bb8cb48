#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QList>

#include <algorithm>
#include <functional>
#include <mutex>
#include <queue>

namespace countersign::backend {

enum class Changed { No, Yes };

/// The rows of a store in memory, by their `id`, under one lock, and what time does to them. `Time` knows the
/// latter: `dueAt(row)` says when time will next do something to a row, `survives(row, now)` does it and says
/// whether the row stays. Thread-safe.
template<typename Row, typename Time>
class TimedRows
{
public:
    TimedRows(const Clock &clock, std::function<void()> changed)
        : m_clock(&clock), m_changed(std::move(changed))
    {}

    /// Lets time pass, then runs `operation(now)` with nobody else inside; it returns its answer, and whether
    /// it changed a row. Listeners are told when the lock is open again.
    template<typename Operation>
    auto alone(Operation operation)
    {
        Changed byTime = Changed::No;
        auto [answer, byOperation] = [&] {
            const std::lock_guard lock(m_mutex);
            const Instant now = m_clock->now();
            byTime = pass(now);
            return operation(now);
        }();
        if (m_changed && (byTime == Changed::Yes || byOperation == Changed::Yes))
            m_changed();
        return std::move(answer);
    }

    // The rest is for operations only.

    /// False when there is one of that id.
    bool insert(const Row &row)
    {
        if (m_rows.contains(row.id))
            return false;
        m_rows.insert(row.id, row);
        schedule(row);
        return true;
    }

    /// Call when `dueAt()` of a row has changed.
    void schedule(const Row &row) { m_deadlines.push({Time::dueAt(row), row.id}); }

    /// Null when there is none; valid until the rows change.
    Row *find(const QString &id)
    {
        const auto row = m_rows.find(id);
        return row == m_rows.end() ? nullptr : &*row;
    }

    Changed remove(const QString &id) { return m_rows.remove(id) ? Changed::Yes : Changed::No; }

    QList<Row> oldestFirst() const
    {
        QList<Row> rows = m_rows.values();
        std::ranges::sort(rows, {}, [](const Row &row) { return std::pair(row.createdAt, row.id); });
        return rows;
    }

private:
    /// One that its row no longer keeps to stays in the queue, and is found stale when its time comes.
    struct Deadline
    {
        Instant at{};
        QString id;
        friend bool operator>(const Deadline &a, const Deadline &b) { return a.at > b.at; }
    };

    Changed pass(Instant now)
    {
        Changed changed = Changed::No;
        while (!m_deadlines.empty() && m_deadlines.top().at <= now) {
            const QString id = m_deadlines.top().id;
            m_deadlines.pop();
            Row *row = find(id);
            if (!row || Time::dueAt(*row) > now)
                continue;
            changed = Changed::Yes;
            if (Time::survives(*row, now))
                schedule(*row);
            else
                m_rows.remove(id);
        }
        return changed;
    }

    const Clock *const m_clock;
    const std::function<void()> m_changed;
    std::mutex m_mutex;
    QHash<QString, Row> m_rows;
    std::priority_queue<Deadline, std::vector<Deadline>, std::greater<>> m_deadlines;
};

} // namespace countersign::backend
