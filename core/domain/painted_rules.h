#pragma once

#include "core/domain/challenge_rules.h"

/// Judging what a device says that it painted (display blocks, rules 1 and 6).
namespace countersign::domain {

/// The refusal of an answer for its report of what was painted: it is of another block than the one that was signed, or
/// an approval goes beyond what was in view. Nothing for an answer without a report: no screen was part of it.
[[nodiscard]] std::optional<Error> paintedMismatch(const Answer &answer);

/// The event that keeps the report, before those of the answer itself; none where there is no report. `whose` is the
/// event without what was painted.
[[nodiscard]] std::vector<Event> paintedEvents(const Answer &answer, DisplayPainted whose);

} // namespace countersign::domain
