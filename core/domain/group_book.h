#pragma once

#include "core/domain/events.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class RecordReader;
class RecordWriter;

/// The groups and the grants of delegation, folded from events. Pointers it hands out live as long as it does.
class GroupBook
{
public:
    void apply(const Event &event, Instant at);
    void save(RecordWriter &record) const;
    /// Of an empty book what was saved.
    void restore(RecordReader &record);

    [[nodiscard]] const Group *find(const QString &tenantId, const QString &linkedId) const
    {
        return m_byId.value({tenantId, linkedId});
    }
    /// In the order in which they were first named.
    [[nodiscard]] const std::deque<Group> &all() const { return m_groups; }

    /// Nothing when that tenant never let the other ask its users.
    [[nodiscard]] const DelegationGrant *grant(const QString &tenantId, const QString &granteeTenantId) const
    {
        return m_grantsByPair.value({tenantId, granteeTenantId});
    }
    [[nodiscard]] const std::deque<DelegationGrant> &grants() const { return m_grants; }

private:
    using Pair = std::pair<QString, QString>;
    void on(const GroupUpserted &event, Instant at);

    std::deque<Group> m_groups;
    QHash<Pair, Group *> m_byId; ///< tenant id, linked id
    std::deque<DelegationGrant> m_grants;
    QHash<Pair, DelegationGrant *> m_grantsByPair; ///< whose users, who asks
};

} // namespace countersign::domain
