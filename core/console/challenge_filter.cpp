#include "core/console/challenge_filter.h"

#include "core/console/challenge_list_model.h"

namespace countersign::console {

namespace {

bool fits(domain::ChallengeState state, ShownChallenges shown)
{
    using domain::ChallengeState;
    switch (shown) {
    case ShownChallenges::All: return true;
    case ShownChallenges::Pending: return state == ChallengeState::Pending;
    case ShownChallenges::Approved: return state == ChallengeState::Approved;
    case ShownChallenges::Denied: return state == ChallengeState::Rejected;
    case ShownChallenges::Expired:
        return state == ChallengeState::Expired || state == ChallengeState::Cancelled;
    }
    Q_UNREACHABLE();
}

} // namespace

void ChallengeFilter::setShown(ShownChallenges shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    invalidateFilter();
}

void ChallengeFilter::keep(const std::optional<device::ChallengeKey> &key)
{
    if (key == m_kept)
        return;
    m_kept = key;
    if (m_shown != ShownChallenges::All)
        invalidateFilter();
}

bool ChallengeFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (fits(index.data(ChallengeListModel::StateRole).value<domain::ChallengeState>(), m_shown))
        return true;
    return m_kept
        && index.data(ChallengeListModel::ChallengeKeyRole).value<device::ChallengeKey>() == *m_kept;
}

} // namespace countersign::console
