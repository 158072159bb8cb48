#pragma once

#include "core/domain/payload.h"
#include "core/domain/robot_events.h"

namespace countersign::domain {

void fields(auto &payload, Is<Reference> auto &reference)
{
    payload.text("reference_id", reference.id);
    payload.text("tenant_id", reference.tenantId);
    payload.text("instruction_id", reference.instructionId);
}

void fields(auto &payload, Is<RobotRegistered> auto &event)
{
    payload.text("robot_id", event.robotId);
    payload.text("name", event.name);
    payload.text("client_id", event.clientId);
    payload.utf8("sealed_secret", event.sealedSecret);
    payload.texts("device_ids", event.deviceIds);
}

void fields(auto &payload, Is<RobotRemoved> auto &event)
{
    payload.text("robot_id", event.robotId);
}

void fields(auto &payload, Is<BatchLeased> auto &event)
{
    payload.text("batch_id", event.batchId);
    payload.text("robot_id", event.robotId);
    payload.list("references", event.references);
    payload.instant("lease_until", event.leaseUntil);
}

void fields(auto &payload, Is<BatchRenewed> auto &event)
{
    payload.text("batch_id", event.batchId);
    payload.instant("lease_until", event.leaseUntil);
}

void fields(auto &payload, Is<BatchReported> auto &event)
{
    payload.text("batch_id", event.batchId);
    payload.text("error", event.error);
}

void fields(auto &payload, Is<BatchEnded> auto &event)
{
    payload.text("batch_id", event.batchId);
}

void fields(auto &payload, Is<ReferenceReported> auto &event)
{
    payload.text("batch_id", event.batchId);
    payload.text("reference_id", event.referenceId);
    payload.text("error", event.error);
}

} // namespace countersign::domain
