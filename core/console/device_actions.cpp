#include "core/console/device_actions.h"

#include "core/device/fleet.h"

namespace countersign::console {

Result<QString> DeviceActions::create(const device::DeviceSettings &settings)
{
    return m_fleet.create(settings);
}

Result<void> DeviceActions::remove(const QString &deviceId)
{
    return m_fleet.remove(deviceId);
}

Result<void> DeviceActions::setPolicy(const QString &deviceId, device::PolicyMode mode)
{
    const device::Device *device = m_fleet.find(deviceId);
    device::Policy policy = device ? device->policy : device::Policy{};
    policy.mode = mode;
    return m_fleet.setPolicy(deviceId, policy);
}

void DeviceActions::pair(const QString &deviceId, const QString &payload, Done done)
{
    m_fleet.pair(deviceId, payload, [done = std::move(done)](const Result<QString> &paired) {
        done(paired ? Result<void>() : Result<void>(failureOf(paired)));
    });
}

void DeviceActions::unpair(const QString &deviceId, const QString &pairingId, Done done)
{
    m_fleet.unpair(deviceId, pairingId, std::move(done));
}

} // namespace countersign::console
