#pragma once

#include "core/console/device_model.h"
#include "core/console/replica.h"
#include "core/console/traffic_model.h"

#include <QAbstractListModel>

namespace countersign::console {

class ChallengeListModel;

/// Something that a search found.
struct Finding
{
    enum class Kind { Challenge, Device, Exchange } kind = Kind::Challenge;
    display::DisplayText title = {};
    display::DisplayText detail = {};
    domain::ChallengeState state = domain::ChallengeState::Pending; ///< of a challenge
    device::ChallengeKey challenge = {};
    QString id = {}; ///< of a device; an exchange's number
};

/// What a text finds among challenges, devices and exchanges: a few of each, newest first, devices by their order.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { FindingRole = Qt::UserRole }; ///< Finding

    SearchModel(const Replica &replica, const ChallengeListModel &challenges, const DeviceModel &devices,
                const TrafficModel &traffic, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Looks once, now; an empty text finds what happened last.
    void search(const QString &text);

private:
    void findChallenges(const QString &text);
    void findDevices(const QString &text);
    void findExchanges(const QString &text);

    const Replica &m_replica;
    const ChallengeListModel &m_challenges;
    const DeviceModel &m_devices;
    const TrafficModel &m_traffic;
    std::vector<Finding> m_findings;
};

} // namespace countersign::console
