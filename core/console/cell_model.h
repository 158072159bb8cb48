#pragma once

#include "core/console/cell.h"

#include <QAbstractTableModel>

namespace countersign::console {

/// A table whose cells are raw values; see CellRole. Columns have no titles here: those are words.
class CellModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;

    /// The row with that key, or -1.
    [[nodiscard]] int rowOf(const QString &key) const;

protected:
    explicit CellModel(int columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_columns(columns)
    {}

    [[nodiscard]] virtual Cell cell(int row, int column) const = 0;
    [[nodiscard]] virtual QString key(int row) const = 0;

private:
    const int m_columns;
};

} // namespace countersign::console
