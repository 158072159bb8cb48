#pragma once

#include "core/base/ids.h"
#include "core/base/json_document.h"
#include "core/domain/events.h"

/// Administration of tenants (protocol, section 4). Pure: ids and sealed secrets come as arguments.
namespace countersign::domain {

/// Needs `tenant_name`; every other member of the configuration is optional. Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<TenantProvisioned> provisionTenant(JsonValue body, const QByteArray &sealedSecret,
                                                        const IdSource &newId);

/// Changes only the members that are present. Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<TenantUpdated> updateTenant(const Tenant &tenant, JsonValue body);

} // namespace countersign::domain
