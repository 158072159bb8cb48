#pragma once

#include "core/domain/payload.h"
#include "core/domain/tenant_events.h"

namespace countersign::domain {

void fields(auto &payload, Is<TenantProvisioned> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("name", event.name);
    payload.utf8("sealed_secret", event.sealedSecret);
    payload.object("configuration", event.configuration, tenantConfigurationFromJson);
}

void fields(auto &payload, Is<TenantUpdated> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("name", event.name);
    payload.object("configuration", event.configuration, tenantConfigurationFromJson);
}

void fields(auto &payload, Is<TenantSecretRotated> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.utf8("sealed_secret", event.sealedSecret);
}

void fields(auto &payload, Is<TenantStateChanged> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.word("state", event.state, tenantStateFromWire);
}

} // namespace countersign::domain
