#pragma once

#include "core/domain/painted_events.h"
#include "core/domain/payload.h"

namespace countersign::domain {

void fields(auto &payload, Is<DisplayPainted> auto &event)
{
    payload.text("tenant_id", event.tenantId);
    payload.text("instruction_id", event.instructionId);
    payload.text("event_id", event.eventId);
    payload.text("device_id", event.deviceId);
    payload.raw("painted", event.painted);
}

} // namespace countersign::domain
