#pragma once

#include "core/base/ids.h"
#include "core/domain/deadlines.h"
#include "core/domain/events.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class PairingBook;
class TenantBook;

/// The challenges, folded from events. Pointers it hands out live as long as it does.
class ChallengeBook
{
public:
    void apply(const Event &event, Instant at, const PairingBook &pairings);

    [[nodiscard]] const Challenge *find(const QString &tenantId, const QString &instructionId) const;
    /// Every tenant's challenge of that id.
    [[nodiscard]] std::vector<const Challenge *> named(const QString &instructionId) const;
    /// In the order of creation.
    [[nodiscard]] const std::deque<Challenge> &all() const { return m_challenges; }

    [[nodiscard]] std::optional<Instant> nextExpiry();
    void expire(Instant now, const TenantBook &tenants, const IdSource &newId, std::vector<Event> &events);

private:
    struct Key
    {
        QString tenantId;
        QString instructionId;
    };
    void on(const ChallengeCreated &event, Instant at, const Pairing &owner);
    void on(const ChallengeDecided &event, Instant at);

    [[nodiscard]] Challenge &entry(const QString &tenantId, const QString &instructionId);
    [[nodiscard]] bool isStale(const Key &key) const;

    std::deque<Challenge> m_challenges;
    QMultiHash<QString, Challenge *> m_byId;
    Deadlines<Key> m_deadlines;
};

} // namespace countersign::domain
