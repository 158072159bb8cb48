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

/// The challenges, folded from events. Pointers it hands out live until forget() comes to what they point to.
class ChallengeBook
{
public:
    void apply(const Event &event, Instant at, const PairingBook &pairings);
    /// The oldest that have ended before that time and have no callback any more: up to the first that is not so, and at most
    /// until `most` are forgotten in all.
    void forget(Instant before, const CallbackBook &callbacks, std::size_t most);
    void save(RecordWriter &record) const;
    /// Of an empty book what was saved; `pairings` are restored already.
    void restore(RecordReader &record, const PairingBook &pairings);

    [[nodiscard]] const Challenge *find(const QString &tenantId, const QString &instructionId) const;
    /// Every tenant's challenge of that id.
    [[nodiscard]] std::vector<const Challenge *> named(const QString &instructionId) const;
    /// In the order of creation.
    [[nodiscard]] const std::deque<Challenge> &all() const { return m_challenges; }
    /// So many were before these.
    [[nodiscard]] std::size_t forgotten() const { return m_forgotten; }

    [[nodiscard]] std::optional<Instant> nextExpiry();
    void expire(Instant now, const TenantBook &tenants, const IdSource &newId, std::vector<Event> &events);

private:
    void on(const ChallengeCreated &event, Instant at, const Pairing &owner);
    void on(const AlertSent &event, Instant at, const Pairing &owner);
    void on(const ChallengeDecided &event, Instant at);

    /// What a challenge and an alert have alike.
    Challenge &add(const auto &event, Instant at, const Pairing &owner);
    [[nodiscard]] Challenge &entry(const QString &tenantId, const QString &instructionId);

    std::deque<Challenge> m_challenges;
    std::size_t m_forgotten = 0;
    QMultiHash<QString, Challenge *> m_byId;
    Deadlines<const Challenge *> m_deadlines;
};

} // namespace countersign::domain
