#pragma once

#include "core/console/keyed_table.h"
#include "core/device/policy.h"

#include <QTimer>

namespace countersign::device {
class Fleet;
}

namespace countersign::console {

/// One pairing, as a list of them shows it.
struct PairingRow
{
    QString pairingId;
    display::DisplayText user;
    display::DisplayText relay;
};

struct DeviceRow
{
    QString id;
    QString name;
    QString platform;
    QString locale;
    QString timeZone;
    device::PolicyMode policy = device::PolicyMode::Manual;
    std::vector<PairingRow> pairings;
    int waiting = 0; ///< challenges that wait for a person
};

/// The simulated devices, in the order in which they were made.
class DeviceModel : public KeyedTable<DeviceRow>
{
    Q_OBJECT

public:
    enum Column { Name, Waiting, Pairings, Policy, Locale, TimeZone, Platform, DeviceId, ColumnCount };

    explicit DeviceModel(const device::Fleet &fleet, QObject *parent = nullptr);

    /// Those that are paired with anybody.
    [[nodiscard]] int pairedCount() const;

Q_SIGNALS:
    /// Rows, or anything in them.
    void changed();

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    [[nodiscard]] bool looksSame(const DeviceRow &before, const DeviceRow &now) const override;

private:
    void refresh();

    const device::Fleet &m_fleet;
    QTimer m_refresh; ///< many items change at once: one look for all of them
};

} // namespace countersign::console
