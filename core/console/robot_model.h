#pragma once

#include "core/console/keyed_table.h"
#include "core/console/names.h"

namespace countersign::console {

class Replica;

struct RobotRow
{
    QString id;
    display::DisplayText name;
    AnswersFor devices;
    int holds = 0; ///< challenges that are leased to it
    Instant registeredAt{};
};

/// The robots that are registered, and what each holds.
class RobotModel : public KeyedTable<RobotRow>
{
    Q_OBJECT

public:
    enum Column { Name, Holds, Devices, RegisteredAt, Client, ColumnCount };

    /// Both outlive the model.
    RobotModel(const Replica &replica, const device::Fleet &fleet, QObject *parent = nullptr);

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    [[nodiscard]] bool looksSame(const RobotRow &before, const RobotRow &now) const override;

private:
    void refresh();
    [[nodiscard]] AnswersFor devicesOf(const QStringList &deviceIds) const;

    const Replica &m_replica;
    const device::Fleet &m_fleet;
};

} // namespace countersign::console
