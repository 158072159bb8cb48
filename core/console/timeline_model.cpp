#include "core/console/timeline_model.h"

namespace countersign::console {

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (role != EntryRole
        || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return QVariant::fromValue(m_entries[static_cast<std::size_t>(index.row())]);
}

void TimelineModel::setEntries(std::vector<TimelineEntry> entries)
{
    const int before = rowCount();
    const int after = static_cast<int>(entries.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_entries.resize(entries.size());
        endRemoveRows();
    }
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].looksLike(entries[row]))
            continue;
        m_entries[row] = entries[row];
        const QModelIndex changed = index(static_cast<int>(row));
        Q_EMIT dataChanged(changed, changed);
    }
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_entries = std::move(entries);
        endInsertRows();
    }
}

} // namespace countersign::console
