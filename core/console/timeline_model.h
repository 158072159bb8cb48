#pragma once

#include "core/console/timeline.h"

#include <QAbstractListModel>

namespace countersign::console {

/// The lines of one challenge's story, oldest first.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { EntryRole = Qt::UserRole }; ///< TimelineEntry

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setEntries(std::vector<TimelineEntry> entries);

private:
    std::vector<TimelineEntry> m_entries;
};

} // namespace countersign::console
