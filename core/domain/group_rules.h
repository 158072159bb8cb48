#pragma once

#include "core/domain/relay_state.h"

/// Who may be asked by a sudo dispatch (protocol, section 7). Pure.
namespace countersign::domain {

/// Makes a group, or replaces what it was. No event where it is so already.
/// Errors: `VALIDATION_FAILED`, with every bad member.
[[nodiscard]] Result<GroupUpserted> upsertGroup(const QString &tenantId, JsonValue body);

/// Whether the event would leave the group as it is.
[[nodiscard]] bool isUpToDate(const RelayState &state, const GroupUpserted &event);

/// `tenantId` lets the tenant that the body names ask its users. Errors: `VALIDATION_FAILED`, `TENANT_NOT_FOUND`.
[[nodiscard]] Result<DelegationGranted> grantDelegation(const RelayState &state, const QString &tenantId,
                                                        JsonValue body);

} // namespace countersign::domain
