#pragma once

#include "core/device/fleet.h"
#include "core/relay/control/ports.h"

namespace countersign::app {

/// The control API's way to the simulated devices: hands each order to the fleet's thread.
class FleetPort final : public relay::DevicePort
{
public:
    /// `fleet` must outlive the port.
    explicit FleetPort(device::Fleet &fleet) : m_fleet(fleet) {}

    void list(relay::PortDone<QJsonArray> done) override;
    void read(const QString &deviceId, relay::PortDone<QJsonObject> done) override;
    void checkPlace(const relay::DeviceOrder &order, JsonProblems &problems) const override;
    void create(const relay::DeviceOrder &order, relay::PortDone<QJsonObject> done) override;
    void remove(const QString &deviceId, relay::PortDone<QJsonObject> done) override;
    void pair(const QString &deviceId, const QString &payload, relay::PortDone<QJsonObject> done) override;
    void scan(const QString &deviceId, const QString &payload, relay::PortDone<QJsonObject> done) override;
    void unpair(const QString &deviceId, const QString &pairingId,
                relay::PortDone<QJsonObject> done) override;
    void setPolicy(const QString &deviceId, const relay::PolicyOrder &order,
                   relay::PortDone<QJsonObject> done) override;
    void answer(const relay::AnswerOrder &order, relay::PortDone<QJsonObject> done) override;

private:
    void onFleet(std::function<void(device::Fleet &)> task);

    device::Fleet &m_fleet;
};

} // namespace countersign::app
