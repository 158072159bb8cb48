#pragma once

#include <QQueue>
#include <QSet>
#include <QString>

#include <mutex>

namespace countersign::backend {

/// The ids of the last events that were heard. Thread-safe.
class SeenEvents
{
public:
    [[nodiscard]] bool contains(const QString &eventId) const
    {
        const std::lock_guard lock(m_mutex);
        return m_ids.contains(eventId);
    }

    void add(const QString &eventId)
    {
        const std::lock_guard lock(m_mutex);
        if (m_ids.contains(eventId))
            return;
        m_ids.insert(eventId);
        m_order.enqueue(eventId);
        if (m_order.size() > mostKept)
            m_ids.remove(m_order.dequeue());
    }

private:
    static constexpr qsizetype mostKept = 10'000;

    mutable std::mutex m_mutex;
    QSet<QString> m_ids;
    QQueue<QString> m_order;
};

} // namespace countersign::backend
