#include "core/console/robot_model.h"

#include "core/console/replica.h"
#include "core/device/fleet.h"

#include <tuple>

namespace countersign::console {

using display::DisplayText;

RobotModel::RobotModel(const Replica &replica, const device::Fleet &fleet, QObject *parent)
    : KeyedTable(ColumnCount, parent), m_replica(replica), m_fleet(fleet)
{
    connect(&replica, &Replica::taken, this, &RobotModel::refresh);
    using device::Fleet;
    for (const auto changed : {&Fleet::deviceChanged, &Fleet::deviceRemoved})
        connect(&fleet, changed, this, &RobotModel::refresh);
    refresh();
}

void RobotModel::refresh()
{
    const domain::RobotBook &book = m_replica.state().robots();
    QHash<QString, int> held;
    for (const domain::RobotBatch &batch : book.batches()) {
        if (batch.state == domain::BatchState::Leased)
            held[batch.robotId] += static_cast<int>(batch.references.size());
    }
    std::vector<RobotRow> rows;
    for (const domain::Robot &robot : book.all()) {
        if (!robot.removed)
            rows.push_back({robot.id, DisplayText::guard(robot.name), devicesOf(robot.deviceIds),
                            held.value(robot.id), robot.registeredAt});
    }
    setRows(std::move(rows));
}

AnswersFor RobotModel::devicesOf(const QStringList &deviceIds) const
{
    std::vector<DisplayText> names;
    for (const QString &id : deviceIds) {
        const device::Device *device = m_fleet.find(id);
        names.push_back(DisplayText::guard(device ? device->name : id));
    }
    return {DisplayText::joined(names, QStringLiteral(", "))};
}

Cell RobotModel::cell(int at, int column) const
{
    const RobotRow &row = this->row(at);
    switch (column) {
    case Name: return Cell(row.name);
    case Holds: return Cell(row.holds);
    case Devices: return Cell(row.devices);
    case RegisteredAt: return Cell(row.registeredAt);
    case Client: return Cell(Id{DisplayText::guard(row.id)});
    default: Q_UNREACHABLE();
    }
}

bool RobotModel::looksSame(const RobotRow &before, const RobotRow &now) const
{
    return before.holds == now.holds && before.devices.names == now.devices.names;
}

} // namespace countersign::console
