#pragma once

#include "core/base/ids.h"
#include "core/base/json_document.h"
#include "core/domain/events.h"

/// Administration of tenants (protocol, section 4). Pure: ids and sealed secrets come as arguments.
namespace countersign::domain {

/// Needs `tenant_name`; every other member of the configuration is optional. What is null counts as absent, what is
/// empty is cleared. Errors: `VALIDATION_FAILED`, with every bad member.
[[nodiscard]] Result<TenantProvisioned> provisionTenant(JsonValue body, const QByteArray &sealedSecret,
                                                        const IdSource &newId);

/// Changes only the members that are present and not null, or nothing at all. Errors: as above.
[[nodiscard]] Result<TenantUpdated> updateTenant(const Tenant &tenant, JsonValue body);

/// Suspends or reactivates; no event where the tenant is in that state already.
[[nodiscard]] std::vector<Event> changeTenantState(const Tenant &tenant, TenantState state);

} // namespace countersign::domain
