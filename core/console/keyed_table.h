#pragma once

#include "core/console/cell_model.h"

#include <QSet>

#include <vector>

namespace countersign::console {

/// A table over a list that somebody else keeps and hands over whole. Only what differs is told to the views, so that
/// selections and scroll positions stay.
///
/// `Row` has a QString member `id`. The order of rows that stay must not change from one list to the next.
template<typename Row>
class KeyedTable : public CellModel
{
public:
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const Row &row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

protected:
    using CellModel::CellModel;

    /// Whether two states of one row are painted alike.
    [[nodiscard]] virtual bool looksSame(const Row &before, const Row &now) const = 0;

    void setRows(std::vector<Row> wanted)
    {
        removeAllBut(wanted);
        for (int at = 0; at < static_cast<int>(wanted.size()); ++at)
            place(at, std::move(wanted[static_cast<std::size_t>(at)]));
        Q_ASSERT(m_rows.size() == wanted.size());
    }

private:
    [[nodiscard]] QString key(int at) const final { return row(at).id; }

    void removeAllBut(const std::vector<Row> &wanted)
    {
        QSet<QString> ids;
        for (const Row &each : wanted)
            ids.insert(each.id);
        for (int last = rowCount() - 1; last >= 0; --last) {
            if (ids.contains(row(last).id))
                continue;
            int first = last;
            while (first > 0 && !ids.contains(row(first - 1).id))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }

    void place(int at, Row wanted)
    {
        if (at == rowCount() || row(at).id != wanted.id) {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, std::move(wanted));
            endInsertRows();
            return;
        }
        const bool same = looksSame(row(at), wanted);
        m_rows[static_cast<std::size_t>(at)] = std::move(wanted);
        if (!same)
            Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    }

    std::vector<Row> m_rows;
};

} // namespace countersign::console
