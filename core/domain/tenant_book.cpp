#include "core/domain/tenant_book.h"

#include "core/domain/overloaded.h"

namespace countersign::domain {

Tenant &TenantBook::entry(const QString &tenantId)
{
    Tenant *tenant = m_byId.value(tenantId);
    Q_ASSERT(tenant);
    return *tenant;
}

void TenantBook::apply(const Event &event, Instant at)
{
    std::visit(
        Overloaded{
            [this, at](const TenantProvisioned &provisioned) {
                m_tenants.push_back({provisioned.tenantId, provisioned.name, provisioned.sealedSecret,
                                     provisioned.configuration, TenantState::Active, at});
                m_byId.insert(provisioned.tenantId, &m_tenants.back());
            },
            [this](const TenantUpdated &updated) {
                Tenant &tenant = entry(updated.tenantId);
                tenant.name = updated.name;
                tenant.configuration = updated.configuration;
            },
            [this](const TenantSecretRotated &rotated) {
                entry(rotated.tenantId).sealedSecret = rotated.sealedSecret;
            },
            [this](const TenantStateChanged &changed) { entry(changed.tenantId).state = changed.state; },
            [](const auto &) {},
        },
        event);
}

} // namespace countersign::domain
