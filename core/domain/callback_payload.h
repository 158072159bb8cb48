#pragma once

#include "core/domain/callback_events.h"
#include "core/domain/payload.h"

namespace countersign::domain {

void fields(auto &payload, Is<CallbackAttempted> auto &event)
{
    payload.text("event_id", event.eventId);
    payload.number("status", event.status);
    payload.text("error", event.error);
    payload.word("state", event.state, callbackStateFromWire);
    payload.instant("next_attempt_at", event.nextAttemptAt);
    payload.duration("took_ms", event.took);
    payload.number("round", event.round);
}

void fields(auto &payload, Is<CallbackRequeued> auto &event)
{
    payload.text("event_id", event.eventId);
}

} // namespace countersign::domain
