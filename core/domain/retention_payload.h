#pragma once

#include "core/domain/payload.h"
#include "core/domain/retention_events.h"

namespace countersign::domain {

void fields(auto &payload, Is<HistoryForgotten> auto &event)
{
    payload.instant("before", event.before);
}

} // namespace countersign::domain
