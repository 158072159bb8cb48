#include "core/console/pending_op_model.h"

namespace countersign::console {

using display::DisplayText;

void PendingOpModel::setOperations(const QList<backend::PendingOp> &oldestFirst)
{
    setRows({oldestFirst.crbegin(), oldestFirst.crend()});
}

Cell PendingOpModel::cell(int at, int column) const
{
    const backend::PendingOp &row = this->row(at);
    const auto text = [](const QString &untrusted) { return Cell(DisplayText::guard(untrusted)); };
    switch (column) {
    case State: return Cell(row.state);
    case TimeLeft: return Cell(Deadline{row.expiresAt});
    case Method: return text(QString::fromLatin1(row.method));
    case Path: return text(QString::fromUtf8(row.target));
    case User: return Cell(Id{DisplayText::guard(row.userSocketHash)});
    case CreatedAt: return Cell(row.createdAt);
    case LeaseLeft: return Cell(Deadline{row.leaseEndsAt});
    case Reason: return text(row.reason);
    case OperationId: return Cell(Id{DisplayText::guard(row.id)});
    default: Q_UNREACHABLE();
    }
}

bool PendingOpModel::looksSame(const backend::PendingOp &before, const backend::PendingOp &now) const
{
    return before.state == now.state && before.expiresAt == now.expiresAt
        && before.leaseEndsAt == now.leaseEndsAt && before.reason == now.reason;
}

} // namespace countersign::console
