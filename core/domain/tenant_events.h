#pragma once

#include "core/domain/tenant.h"

/// Administration of tenants (protocol, section 4).
namespace countersign::domain {

struct TenantProvisioned
{
    static constexpr const char *typeName = "tenant.provisioned";
    QString tenantId;
    QString name;
    QByteArray sealedSecret;
    TenantConfiguration configuration;
};

struct TenantUpdated
{
    static constexpr const char *typeName = "tenant.updated";
    QString tenantId;
    QString name;
    TenantConfiguration configuration;
};

struct TenantSecretRotated
{
    static constexpr const char *typeName = "tenant.secret_rotated";
    QString tenantId;
    QByteArray sealedSecret;
};

struct TenantStateChanged
{
    static constexpr const char *typeName = "tenant.state_changed";
    QString tenantId;
    TenantState state = TenantState::Active;
};

} // namespace countersign::domain
