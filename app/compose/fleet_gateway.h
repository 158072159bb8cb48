#pragma once

#include "core/device/fleet.h"
#include "core/relay/push_gateway.h"

#include <QSet>

#include <mutex>

namespace countersign::app {

/// The push service of the desk: messages for simulated devices go to the fleet on its own thread. Push tokens of other
/// devices are taken and go nowhere, since whoever paired from outside asks or knows by itself.
class FleetGateway final : public relay::PushGateway
{
public:
    /// Follows `fleet`, which must outlive the gateway; created on the fleet's thread.
    /// `clock` is virtual time, and outlives it too.
    FleetGateway(device::Fleet &fleet, const Clock &clock);

    [[nodiscard]] relay::PushReach reach(const QString &pushToken) const override;
    void push(const QString &pushToken, const QByteArray &message) override;

private:
    void learn();

    device::Fleet &m_fleet;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QSet<QString> m_pushTokens;
};

} // namespace countersign::app
