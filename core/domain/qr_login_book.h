#pragma once

#include "core/domain/deadlines.h"
#include "core/domain/events.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class RecordReader;
class RecordWriter;

/// The sign-ins by QR code, folded from events. Pointers it hands out live until forget() comes to what they point to.
class QrLoginBook
{
public:
    void apply(const Event &event, Instant at);
    /// The oldest that are over and would have expired before that time, up to the first that is not so.
    void forget(Instant before);
    void save(RecordWriter &record) const;
    /// Of an empty book what was saved.
    void restore(RecordReader &record);

    [[nodiscard]] const QrLogin *find(const QString &sessionId) const { return m_byId.value(sessionId); }
    /// In the order of their beginning.
    [[nodiscard]] const std::deque<QrLogin> &all() const { return m_logins; }

    [[nodiscard]] std::optional<Instant> nextExpiry();
    void expire(Instant now, std::vector<Event> &events);

private:
    [[nodiscard]] QrLogin &entry(const QString &sessionId);
    [[nodiscard]] bool isStale(const QString &sessionId) const;

    std::deque<QrLogin> m_logins;
    QHash<QString, QrLogin *> m_byId;
    Deadlines<QString> m_deadlines;
};

} // namespace countersign::domain
