#include "core/console/cell_model.h"

namespace countersign::console {

int CellModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant CellModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case ValueRole: return cell(index.row(), index.column()).value();
    case KeyRole: return key(index.row());
    default: return {};
    }
}

int CellModel::rowOf(const QString &wanted) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (key(row) == wanted)
            return row;
    }
    return -1;
}

} // namespace countersign::console
