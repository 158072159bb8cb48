#pragma once

#include "core/domain/painted_display.h"

namespace countersign::device {

struct Device;
struct InboxItem;

/// What stood on the screen of a phone until its person answered, as the screen knows it.
struct PaintedCard
{
    struct Row
    {
        QString key;
        domain::PaintedText painted;
        QStringList notices;
        bool revealed = false;
    };
    std::vector<domain::PaintedText> heading;
    std::vector<Row> rows;
};

/// The same with what the device painted it from. A field that the card had no row for was not seen.
[[nodiscard]] domain::PaintedDisplay paintedOn(const Device &device, const InboxItem &item,
                                               const PaintedCard &card);

} // namespace countersign::device
