#include "app/compose/fleet_gateway.h"

namespace countersign::app {

FleetGateway::FleetGateway(device::Fleet &fleet, const Clock &clock) : m_fleet(fleet), m_clock(clock)
{
    const auto relearn = [this] { learn(); };
    QObject::connect(&fleet, &device::Fleet::deviceAdded, &fleet, relearn);
    QObject::connect(&fleet, &device::Fleet::deviceRemoved, &fleet, relearn);
    learn();
}

relay::PushReach FleetGateway::reach(const QString &pushToken) const
{
    if (!pushToken.startsWith(device::pushTokenPrefix))
        return relay::PushReach::Elsewhere;
    const std::scoped_lock lock(m_mutex);
    return m_pushTokens.contains(pushToken) ? relay::PushReach::Here : relay::PushReach::Nobody;
}

void FleetGateway::push(const QString &pushToken, const QByteArray &message)
{
    QMetaObject::invokeMethod(
        &m_fleet,
        [this, pushToken, message, sentAt = m_clock.now()] { m_fleet.receive(pushToken, message, sentAt); },
        Qt::QueuedConnection);
}

void FleetGateway::learn()
{
    const std::scoped_lock lock(m_mutex);
    m_pushTokens.clear();
    for (const std::unique_ptr<device::Device> &each : m_fleet.devices())
        m_pushTokens.insert(each->pushToken);
}

} // namespace countersign::app
