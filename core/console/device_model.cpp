#include "core/console/device_model.h"

#include "core/device/fleet.h"

#include <algorithm>
#include <tuple>

namespace countersign::console {

using display::DisplayText;

namespace {

constexpr std::chrono::milliseconds frame{16};

std::vector<PairingRow> pairingsOf(const device::Device &device, const QUrl &ownRelay)
{
    std::vector<PairingRow> rows;
    for (const device::DevicePairing &each : device.pairings) {
        const QUrl &relay = each.relayUrl.isEmpty() ? ownRelay : each.relayUrl;
        rows.push_back(
            {each.pairingId, DisplayText::guard(each.displayName), DisplayText::guard(relay.authority())});
    }
    return rows;
}

DisplayText usersOf(const std::vector<PairingRow> &pairings)
{
    QStringList users;
    for (const PairingRow &each : pairings)
        users.append(each.user.plain());
    return DisplayText::guard(users.join(QStringLiteral(", ")));
}

} // namespace

DeviceModel::DeviceModel(const device::Fleet &fleet, QObject *parent)
    : KeyedTable(ColumnCount, parent), m_fleet(fleet)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(frame);
    connect(&m_refresh, &QTimer::timeout, this, &DeviceModel::refresh);
    using device::Fleet;
    for (const auto changed : {&Fleet::deviceAdded, &Fleet::deviceChanged, &Fleet::deviceRemoved})
        connect(&fleet, changed, this, &DeviceModel::refresh);
    for (const auto changed : {&Fleet::itemArrived, &Fleet::itemChanged})
        connect(&fleet, changed, &m_refresh, qOverload<>(&QTimer::start));
    refresh();
}

void DeviceModel::refresh()
{
    std::vector<DeviceRow> rows;
    for (const auto &device : m_fleet.devices()) {
        const auto waiting = std::ranges::count(m_fleet.inbox(device->id), device::CardState::Waiting,
                                                &device::InboxItem::state);
        rows.push_back({device->id, device->name, device->platform, device->locale, device->timeZone,
                        device->policy.mode, pairingsOf(*device, m_fleet.defaultRelay()),
                        static_cast<int>(waiting)});
    }
    setRows(std::move(rows));
    Q_EMIT changed();
}

int DeviceModel::pairedCount() const
{
    int count = 0;
    for (int at = 0; at < rowCount(); ++at)
        count += row(at).pairings.empty() ? 0 : 1;
    return count;
}

Cell DeviceModel::cell(int at, int column) const
{
    const DeviceRow &row = this->row(at);
    const auto text = [](const QString &untrusted) { return Cell(DisplayText::guard(untrusted)); };
    switch (column) {
    case Name: return text(row.name);
    case Waiting: return Cell(row.waiting);
    case Pairings: return Cell(usersOf(row.pairings));
    case Policy: return Cell(row.policy);
    case Locale: return text(QString(row.locale).replace(QLatin1Char('_'), QLatin1Char('-')));
    case TimeZone: return text(row.timeZone);
    case Platform: return text(row.platform);
    case DeviceId: return Cell(Id{DisplayText::guard(row.id)});
    default: Q_UNREACHABLE();
    }
}

bool DeviceModel::looksSame(const DeviceRow &before, const DeviceRow &now) const
{
    const auto members = [](const DeviceRow &row) {
        return std::tie(row.name, row.platform, row.locale, row.timeZone, row.policy, row.waiting);
    };
    return members(before) == members(now)
        && std::ranges::equal(before.pairings, now.pairings, {}, &PairingRow::pairingId,
                              &PairingRow::pairingId);
}

} // namespace countersign::console
