#pragma once

#include "core/journal/journal.h"

#include <QList>
#include <QObject>

#include <atomic>
#include <mutex>

namespace countersign::journal {

/// The door from the journal's owner to the windows: takes committed entries on any thread and hands them on in its
/// own thread's event loop, gathered per frame, so that ten thousand events a second cost sixty signals. Once nobody
/// has listened to a batch it takes nothing, until somebody connects.
class Feed : public QObject
{
    Q_OBJECT

public:
    explicit Feed(QObject *parent = nullptr);

    /// Thread-safe.
    void push(const Entry &entry);

Q_SIGNALS:
    void committed(const QList<countersign::journal::Entry> &entries);

private:
    void connectNotify(const QMetaMethod &signal) override;
    void schedule();
    void flush();

    std::atomic<bool> m_isHeard = false;
    std::mutex m_mutex;
    QList<Entry> m_waiting;
};

} // namespace countersign::journal
