#include "core/device/painted_card.h"

#include "core/device/device.h"
#include "core/device/inbox.h"

#include <algorithm>

namespace countersign::device {

domain::PaintedDisplay paintedOn(const Device &device, const InboxItem &item, const PaintedCard &card)
{
    domain::PaintedDisplay painted{device.locale,         device.timeZone, item.display.title,
                                   item.display.subtitle, card.heading,    {}};
    for (const display::ValidationField &field : item.display.fields) {
        domain::PaintedRow row{field.key, field.title, field.value, field.dataType, {}, {}, false};
        const auto onScreen = std::ranges::find(card.rows, field.key, &PaintedCard::Row::key);
        if (onScreen != card.rows.end()) {
            row.painted = onScreen->painted;
            row.notices = onScreen->notices;
            row.revealed = onScreen->revealed;
        }
        painted.rows.push_back(std::move(row));
    }
    return painted;
}

} // namespace countersign::device
