#include "core/device/device.h"

#include <algorithm>

namespace countersign::device {

const DevicePairing *Device::pairing(const QString &pairingId) const
{
    const auto found = std::ranges::find(pairings, pairingId, &DevicePairing::pairingId);
    return found == pairings.end() ? nullptr : &*found;
}

DevicePairing *Device::pairing(const QString &pairingId)
{
    const auto found = std::ranges::find(pairings, pairingId, &DevicePairing::pairingId);
    return found == pairings.end() ? nullptr : &*found;
}

} // namespace countersign::device
