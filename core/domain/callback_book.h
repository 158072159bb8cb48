#pragma once

#include "core/domain/events.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class RecordReader;
class RecordWriter;

/// The errands to backends, folded from events. Pointers it hands out live until forget() comes to what they point to.
class CallbackBook
{
public:
    void apply(const Event &event, Instant at);
    /// The oldest that have ended before that time, up to the first that has not.
    void forget(Instant before);
    void save(RecordWriter &record) const;
    /// Of an empty book what was saved.
    void restore(RecordReader &record);

    [[nodiscard]] const Callback *find(const QString &eventId) const { return m_byId.value(eventId); }
    /// In the order of the decisions.
    [[nodiscard]] const std::deque<Callback> &all() const { return m_callbacks; }

private:
    void add(CallbackSubject subject, const QString &eventId, const QString &tenantId,
             const QString &instructionId, Instant at);
    void on(const CallbackAttempted &event, Instant at);
    [[nodiscard]] Callback &entry(const QString &eventId);

    std::deque<Callback> m_callbacks;
    QHash<QString, Callback *> m_byId;
    quint64 m_newest = 0; ///< number of the last one
};

} // namespace countersign::domain
