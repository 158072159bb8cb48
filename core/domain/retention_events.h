#pragma once

#include "core/base/clock.h"

/// Letting go of the past.
namespace countersign::domain {

/// What ended before that time is forgotten: challenges, dispatches and their callbacks, sign-ins, proofs, robots' batches.
/// Nobody finds them any more, and their ids are free again.
struct HistoryForgotten
{
    static constexpr const char *typeName = "history.forgotten";
    Instant before{};
};

} // namespace countersign::domain
