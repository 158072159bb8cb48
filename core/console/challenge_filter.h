#pragma once

#include "core/device/inbox.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace countersign::console {

/// Which challenges a list shows.
enum class ShownChallenges { All, Pending, Approved, Denied, Expired };

/// A ChallengeListModel narrowed down by state. The challenge that is being worked on stays in the list even when its
/// state no longer fits, so that it does not vanish under the person who has just answered it.
class ChallengeFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    [[nodiscard]] ShownChallenges shown() const { return m_shown; }
    void setShown(ShownChallenges shown);
    void keep(const std::optional<device::ChallengeKey> &key);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    ShownChallenges m_shown = ShownChallenges::All;
    std::optional<device::ChallengeKey> m_kept;
};

} // namespace countersign::console
