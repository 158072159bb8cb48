#pragma once

#include "core/console/phone_card.h"
#include "core/console/phone_device.h"

namespace countersign::device {
struct Device;
}

/// Making what a phone shows.
namespace countersign::console {

[[nodiscard]] PhoneDevice phoneOf(const device::Device &device);

/// The card of a challenge that the device holds; `totpCode` is the one it shows.
[[nodiscard]] PhoneCard cardOf(const device::Device &device, const device::InboxItem &item,
                               const QString &totpCode);

/// The card of a challenge that the device has forgotten: one that ended long ago.
[[nodiscard]] PhoneCard cardOf(const device::Device &device, const domain::Challenge &challenge,
                               const display::DisplayText &tenantName);

} // namespace countersign::console
