#pragma once

#include "core/domain/group_events.h"
#include "core/domain/payload.h"

namespace countersign::domain {

void fields(auto &payload, Is<GroupUpserted> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("linked_id", event.linkedId);
    payload.text("display_name", event.displayName);
    payload.texts("member_linked_ids", event.memberLinkedIds);
}

void fields(auto &payload, Is<DelegationGranted> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("grantee_tenant_id", event.granteeTenantId);
}

} // namespace countersign::domain
