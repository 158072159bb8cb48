#pragma once

#include "core/backend/pending_op.h"
#include "core/console/keyed_table.h"

namespace countersign::console {

/// The pending operations of the attached backend, newest first.
class PendingOpModel : public KeyedTable<backend::PendingOp>
{
    Q_OBJECT

public:
    enum Column {
        State,
        TimeLeft,
        Method,
        Path,
        User,
        CreatedAt,
        LeaseLeft,
        Reason,
        OperationId,
        ColumnCount
    };

    explicit PendingOpModel(QObject *parent = nullptr) : KeyedTable(ColumnCount, parent) {}

    void setOperations(const QList<backend::PendingOp> &oldestFirst);

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    [[nodiscard]] bool looksSame(const backend::PendingOp &before,
                                 const backend::PendingOp &now) const override;
};

} // namespace countersign::console
