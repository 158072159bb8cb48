#pragma once

#include "core/journal/journal.h"

#include <QList>
#include <QObject>

#include <mutex>

namespace countersign::journal {

/// The door from the journal's owner to the windows: takes committed entries on any thread and hands them on in its
/// own thread's event loop, gathered per frame, so that ten thousand events a second cost sixty signals.
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
    void schedule();
    void flush();

    std::mutex m_mutex;
    QList<Entry> m_waiting;
};

} // namespace countersign::journal
