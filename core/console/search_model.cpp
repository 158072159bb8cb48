#include "core/console/search_model.h"

#include "core/console/challenge_list_model.h"

namespace countersign::console {

using display::DisplayText;

namespace {

constexpr int mostOfAKind = 8;
/// The newest challenges are searched by everything their row shows, older ones by what needs no formatting.
constexpr int rowsReadWhole = 1000;

bool contains(const QString &where, const QString &text)
{
    return where.contains(text, Qt::CaseInsensitive);
}

bool matches(const ChallengeRow &row, const QString &text)
{
    return contains(row.title.plain(), text) || contains(row.user.plain(), text)
        || contains(row.amount.plain(), text) || contains(row.device.plain(), text);
}

} // namespace

SearchModel::SearchModel(const Replica &replica, const ChallengeListModel &challenges,
                         const DeviceModel &devices, const TrafficModel &traffic, QObject *parent)
    : QAbstractListModel(parent), m_replica(replica), m_challenges(challenges), m_devices(devices),
      m_traffic(traffic)
{}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (role != FindingRole
        || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return QVariant::fromValue(m_findings[static_cast<std::size_t>(index.row())]);
}

void SearchModel::search(const QString &text)
{
    beginResetModel();
    m_findings.clear();
    findChallenges(text.trimmed());
    findDevices(text.trimmed());
    findExchanges(text.trimmed());
    endResetModel();
}

void SearchModel::findChallenges(const QString &text)
{
    int found = 0;
    const int count = m_challenges.rowCount();
    for (int at = 0; at < count && found < mostOfAKind; ++at) {
        const domain::Challenge &challenge = m_replica.challengeAt(m_replica.challengeEnd() - 1 - at);
        const bool named =
            contains(challenge.instructionId, text) || contains(challenge.expectedAction, text);
        if (!named && at >= rowsReadWhole)
            continue;
        const auto row = m_challenges.index(at).data(ChallengeListModel::RowRole).value<ChallengeRow>();
        if (!named && !matches(row, text))
            continue;
        m_findings.push_back({.kind = Finding::Kind::Challenge,
                              .title = row.title,
                              .detail = row.amount.isEmpty() ? row.action : row.amount,
                              .state = row.state,
                              .challenge = row.key});
        ++found;
    }
}

void SearchModel::findDevices(const QString &text)
{
    int found = 0;
    for (int at = 0; at < m_devices.rowCount() && found < mostOfAKind; ++at) {
        const DeviceRow &row = m_devices.row(at);
        if (!contains(row.name, text) && !contains(row.id, text))
            continue;
        m_findings.push_back({.kind = Finding::Kind::Device,
                              .title = DisplayText::guard(row.name),
                              .detail = DisplayText::guard(row.timeZone),
                              .id = row.id});
        ++found;
    }
}

void SearchModel::findExchanges(const QString &text)
{
    int found = 0;
    for (int at = 0; at < m_traffic.rowCount() && found < mostOfAKind; ++at) {
        const TrafficRow &row = m_traffic.row(at);
        if (!contains(row.path.plain(), text) && !contains(row.instructionId, text)
            && !contains(row.status.errorCode.plain(), text))
            continue;
        const QString answer =
            QString::number(row.status.code) + QLatin1Char(' ') + row.status.errorCode.plain();
        m_findings.push_back(
            {.kind = Finding::Kind::Exchange,
             .title = DisplayText::guard(row.method.plain() + QLatin1Char(' ') + row.path.plain()),
             .detail = DisplayText::guard(answer.trimmed()),
             .id = QString::number(row.number)});
        ++found;
    }
}

} // namespace countersign::console
