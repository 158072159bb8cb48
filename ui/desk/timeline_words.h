#pragma once

#include "core/console/timeline.h"
#include "ui/theme/colors.h"

namespace countersign::ui {

/// A line of a challenge's story in words.
struct TimelineLine
{
    QString title = {}; ///< rich text, everything of others' in it escaped
    display::DisplayText detail = {};
    Tone tone = Tone::Accent;
};
[[nodiscard]] TimelineLine lineOf(const console::TimelineEntry &entry);

} // namespace countersign::ui
