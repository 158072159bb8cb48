#include "core/journal/feed.h"

#include <QMetaMethod>
#include <QTimer>

namespace countersign::journal {

namespace {

/// One frame at 60 Hz.
constexpr std::chrono::milliseconds frame{16};

} // namespace

Feed::Feed(QObject *parent) : QObject(parent) {}

void Feed::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&Feed::committed))
        m_isHeard = true;
}

void Feed::push(const Entry &entry)
{
    if (!m_isHeard)
        return;
    const std::scoped_lock lock(m_mutex);
    m_waiting.append(entry);
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(this, &Feed::schedule, Qt::QueuedConnection);
}

void Feed::schedule()
{
    QTimer::singleShot(frame, this, &Feed::flush);
}

void Feed::flush()
{
    // Not asked in disconnectNotify(): a listener that is destroyed calls that under a lock which the question wants too.
    m_isHeard = isSignalConnected(QMetaMethod::fromSignal(&Feed::committed));
    QList<Entry> entries;
    {
        const std::scoped_lock lock(m_mutex);
        entries.swap(m_waiting);
    }
    Q_EMIT committed(entries);
}

} // namespace countersign::journal
