#include "core/console/challenge_list_model.h"

#include "core/device/fleet.h"
#include "core/display/renderer.h"

#include <algorithm>

namespace countersign::console {

using display::DisplayText;

namespace {

constexpr int renderedRowsKept = 1000;

bool isAmount(const display::ValidationField &field)
{
    return field.dataType == QLatin1String("AMOUNT") || field.dataType.startsWith(QLatin1String("CURRENCY_"));
}

DisplayText titleOf(const domain::ChallengeRequest &request)
{
    for (const QString &title : {request.title, request.display.title, request.description}) {
        if (!title.isEmpty())
            return DisplayText::guard(title);
    }
    return DisplayText::guard(request.expectedAction);
}

} // namespace

ChallengeListModel::ChallengeListModel(const Replica &replica, const device::Fleet &fleet, QObject *parent)
    : QAbstractListModel(parent), m_replica(replica), m_fleet(fleet), m_names{replica.state(), fleet},
      m_begin(replica.challengeBegin()), m_end(replica.challengeEnd()), m_rendered(renderedRowsKept)
{
    connect(&replica, &Replica::challengesAdded, this, &ChallengeListModel::add);
    connect(&replica, &Replica::challengesChanged, this, &ChallengeListModel::change);
    connect(&replica, &Replica::challengesForgotten, this, [this](int, int last) { forget(last); });
    for (const auto changed :
         {&device::Fleet::deviceAdded, &device::Fleet::deviceChanged, &device::Fleet::deviceRemoved})
        connect(&fleet, changed, this, &ChallengeListModel::forgetRendered);
}

int ChallengeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_end - m_begin;
}

QVariant ChallengeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int position = rowOf(index.row());
    if (position < m_replica.challengeBegin())
        return {}; // its row is about to go
    const domain::Challenge &challenge = m_replica.challengeAt(position);
    switch (role) {
    case RowRole: return QVariant::fromValue(makeRow(position));
    case ChallengeKeyRole:
        return QVariant::fromValue(device::ChallengeKey{challenge.tenantId, challenge.instructionId});
    case StateRole: return QVariant::fromValue(challenge.state);
    default: return {};
    }
}

QModelIndex ChallengeListModel::indexOf(const device::ChallengeKey &key) const
{
    const int position = m_replica.positionOf(key);
    return position < m_begin || position >= m_end ? QModelIndex() : index(rowOf(position));
}

ChallengeRow ChallengeListModel::makeRow(int position) const
{
    const domain::Challenge &challenge = m_replica.challengeAt(position);
    const Rendered &text = rendered(position);
    ChallengeRow row;
    row.key = {challenge.tenantId, challenge.instructionId};
    row.title = text.title;
    row.action = DisplayText::guard(challenge.expectedAction);
    row.user = m_names.user(challenge);
    if (const domain::Dispatch *dispatch = m_replica.dispatch(row.key)) {
        row.user = m_names.validators(*dispatch);
        row.quorum = dispatch->count();
    }
    row.devices = static_cast<int>(challenge.deliveries.size());
    if (row.devices > 0)
        row.device = m_names.device(challenge.deliveries.front().deviceId);
    row.amount = text.amount;
    row.state = challenge.state;
    row.expiresAt = challenge.expiresAt;
    if (challenge.isAlert())
        row.endedAt = challenge.createdAt;
    if (challenge.decision) {
        row.endedAt = challenge.decision->at;
        row.number = challenge.decision->number;
        row.reason = DisplayText::guard(challenge.decision->reason);
    }
    return row;
}

const ChallengeListModel::Rendered &ChallengeListModel::rendered(int position) const
{
    if (const Rendered *kept = m_rendered.object(position))
        return *kept;
    const domain::Challenge &challenge = m_replica.challengeAt(position);
    const domain::ChallengeRequest request = challenge.details();
    auto *made = new Rendered{titleOf(request), {}};
    const auto amount = std::ranges::find_if(request.display.fields, isAmount);
    if (amount != request.display.fields.end()) {
        display::RenderSettings settings;
        const device::Device *device =
            challenge.deliveries.empty() ? nullptr : m_fleet.find(challenge.deliveries.front().deviceId);
        if (device)
            settings = {device->locale, device->timeZone};
        made->amount = display::renderField(*amount, settings).text;
    }
    m_rendered.insert(position, made);
    return *made;
}

void ChallengeListModel::add(int first, int last)
{
    beginInsertRows({}, 0, last - first);
    // What was forgotten before there was anything has no row to lose.
    m_begin = m_begin == m_end ? first : m_begin;
    m_end = last + 1;
    endInsertRows();
}

void ChallengeListModel::forget(int last)
{
    beginRemoveRows({}, rowOf(last), rowOf(m_begin));
    m_begin = last + 1;
    endRemoveRows();
}

void ChallengeListModel::change(const QList<int> &positions)
{
    for (const int position : positions) {
        const QModelIndex changed = index(rowOf(position));
        Q_EMIT dataChanged(changed, changed);
    }
}

void ChallengeListModel::forgetRendered()
{
    m_rendered.clear();
    if (m_end > m_begin)
        Q_EMIT dataChanged(index(0), index(m_end - m_begin - 1), {RowRole});
}

} // namespace countersign::console
