#pragma once

#include "core/device/inbox.h"
#include "core/display/display_text.h"

#include <vector>

namespace countersign::console {

struct Names;
class Replica;

/// What a device painted of a challenge before it was answered there, for the inspector.
struct PaintedView
{
    struct Row
    {
        QString key;
        display::DisplayText title;
        display::DisplayText text; ///< as it stood on the screen
        Milliseconds inView{};     ///< how long the whole of it did
        bool seen = false;
        bool revealed = false; ///< its mask was lifted
    };
    display::DisplayText device;
    std::vector<Row> rows;

    [[nodiscard]] const Row *row(const QString &key) const;
};

/// One for each answer that a screen was part of, in their order.
[[nodiscard]] std::vector<PaintedView> paintedViews(const Replica &replica, const device::ChallengeKey &key,
                                                    const Names &names);

} // namespace countersign::console
