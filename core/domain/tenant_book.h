#pragma once

#include "core/domain/events.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class RecordReader;
class RecordWriter;

/// The tenants, folded from events. Pointers it hands out live as long as it does.
class TenantBook
{
public:
    void apply(const Event &event, Instant at);
    void save(RecordWriter &record) const;
    /// Of an empty book what was saved.
    void restore(RecordReader &record);

    [[nodiscard]] const Tenant *find(const QString &tenantId) const { return m_byId.value(tenantId); }
    /// In the order of provisioning.
    [[nodiscard]] const std::deque<Tenant> &all() const { return m_tenants; }

private:
    [[nodiscard]] Tenant &entry(const QString &tenantId);

    std::deque<Tenant> m_tenants;
    QHash<QString, Tenant *> m_byId;
};

} // namespace countersign::domain
