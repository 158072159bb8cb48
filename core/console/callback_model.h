#pragma once

#include "core/console/cell_model.h"
#include "core/console/names.h"

namespace countersign::console {

class Replica;

/// The relay's callbacks, newest first.
class CallbackModel : public CellModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Tenant,
        Instruction,
        Attempts,
        LastStatus,
        LastAt,
        NextIn,
        Problem,
        EventId,
        ColumnCount
    };

    CallbackModel(const Replica &replica, const device::Fleet &fleet, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    [[nodiscard]] QString key(int row) const override;

private:
    /// The row of a position, and the other way round.
    [[nodiscard]] int rowAt(int position) const { return m_end - 1 - position; }

    const Replica &m_replica;
    const Names m_names;
    int m_begin = 0; ///< positions that have a row
    int m_end = 0;
};

} // namespace countersign::console
