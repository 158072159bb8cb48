#include "core/domain/group_book.h"
#include "core/domain/record_bytes.h"

namespace countersign::domain {

static void fields(auto &record, Is<Group> auto &group)
{
    record.value(group.tenantId);
    record.value(group.linkedId);
    record.value(group.displayName);
    record.value(group.memberLinkedIds);
    record.value(group.updatedAt);
}

static void fields(auto &record, Is<DelegationGrant> auto &grant)
{
    record.value(grant.tenantId);
    record.value(grant.granteeTenantId);
    record.value(grant.grantedAt);
}

void GroupBook::save(RecordWriter &record) const
{
    record.value(m_groups);
    record.value(m_grants);
}

void GroupBook::restore(RecordReader &record)
{
    record.value(m_groups);
    for (Group &group : m_groups)
        m_byId.insert({group.tenantId, group.linkedId}, &group);
    record.value(m_grants);
    for (DelegationGrant &grant : m_grants)
        m_grantsByPair.insert({grant.tenantId, grant.granteeTenantId}, &grant);
}

} // namespace countersign::domain
