#pragma once

#include "core/base/ids.h"
#include "core/domain/deadlines.h"
#include "core/domain/events.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class PairingBook;
class RecordReader;
class RecordWriter;
class TenantBook;

/// The sudo dispatches, folded from events. Pointers it hands out live as long as it does.
class DispatchBook
{
public:
    /// `challenges` is how many there are by now.
    void apply(const Event &event, Instant at, const PairingBook &pairings, std::size_t challenges);
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
    QHash<QString, Dispatch *> m_byId;
    QHash<std::pair<QString, QString>, Dispatch *> m_byKey; ///< tenant id, idempotency key
    Deadlines<QString> m_deadlines;
};

} // namespace countersign::domain
