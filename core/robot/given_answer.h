#pragma once

#include "core/base/clock.h"
#include "core/robot/robot_script.h"

namespace countersign::robot {

/// One answer that a robot gave, and what came of it.
struct GivenAnswer
{
    OfferedChallenge challenge;
    Ruling ruling;
    std::optional<Error> refusal; ///< nothing where it was accepted
    Instant at{};                 ///< when the verdict came; real time
    Milliseconds took{};          ///< from the lease to the verdict

    [[nodiscard]] bool isAccepted() const { return !refusal; }
};

} // namespace countersign::robot
