#include "core/domain/record_bytes.h"
#include "core/domain/tenant_book.h"

namespace countersign::domain {

static void fields(auto &record, Is<Tenant> auto &tenant)
{
    record.value(tenant.id);
    record.value(tenant.name);
    record.value(tenant.sealedSecret);
    record.object(tenant.configuration, tenantConfigurationFromJson);
    record.value(tenant.state);
    record.value(tenant.createdAt);
}

void TenantBook::save(RecordWriter &record) const
{
    record.value(m_tenants);
}

void TenantBook::restore(RecordReader &record)
{
    record.value(m_tenants);
    for (Tenant &tenant : m_tenants)
        m_byId.insert(tenant.id, &tenant);
}

} // namespace countersign::domain
