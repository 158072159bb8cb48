#pragma once

#include "core/base/ids.h"
#include "core/domain/deadlines.h"
#include "core/domain/events.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class CallbackBook;
class PairingBook;
class RecordReader;
class RecordWriter;
class TenantBook;

/// The sudo dispatches, folded from events. Pointers it hands out live until forget() comes to what they point to.
class DispatchBook
{
public:
    /// `challenges` is how many have been created by now.
    void apply(const Event &event, Instant at, const PairingBook &pairings, std::size_t challenges);
    /// The oldest that have ended before that time and have no callback any more: up to the first that is not so, or that
    /// came after more than so many challenges.
    void forget(Instant before, const CallbackBook &callbacks, std::size_t challenges);
    void save(RecordWriter &record) const;
    /// Of an empty book what was saved; `pairings` are restored already.
    void restore(RecordReader &record, const PairingBook &pairings);

    [[nodiscard]] const Dispatch *find(const QString &eventId) const { return m_byId.value(eventId); }
    [[nodiscard]] const Dispatch *findByKey(const QString &tenantId, const QString &idempotencyKey) const
    {
        return m_byKey.value({tenantId, idempotencyKey});
    }
    /// In the order of creation.
    [[nodiscard]] const std::deque<Dispatch> &all() const { return m_dispatches; }
    /// So many were before these.
    [[nodiscard]] std::size_t forgotten() const { return m_forgotten; }

    [[nodiscard]] std::optional<Instant> nextExpiry();
    void expire(Instant now, const TenantBook &tenants, const IdSource &newId, std::vector<Event> &events);

private:
    void on(const DispatchCreated &event, Instant at, const PairingBook &pairings, std::size_t challenges);
    void on(const ValidatorVoted &event, Instant at);
    void on(const DispatchEnded &event, Instant at);

    [[nodiscard]] Dispatch &entry(const QString &eventId);
    [[nodiscard]] Validator &validatorEntry(const QString &eventId, const QString &pairingId);
    [[nodiscard]] bool isStale(const QString &eventId) const;

    std::deque<Dispatch> m_dispatches;
    std::size_t m_forgotten = 0;
    QHash<QString, Dispatch *> m_byId;
    QHash<std::pair<QString, QString>, Dispatch *> m_byKey; ///< tenant id, idempotency key
    Deadlines<QString> m_deadlines;
};

} // namespace countersign::domain
