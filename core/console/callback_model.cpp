#include "core/console/callback_model.h"

#include "core/console/attempt_problem.h"
#include "core/console/replica.h"

namespace countersign::console {

using display::DisplayText;

CallbackModel::CallbackModel(const Replica &replica, const device::Fleet &fleet, QObject *parent)
    : CellModel(ColumnCount, parent), m_replica(replica), m_names{replica.state(), fleet},
      m_begin(replica.callbackBegin()), m_end(replica.callbackEnd())
{
    connect(&replica, &Replica::callbacksAdded, this, [this](int first, int last) {
        beginInsertRows({}, 0, last - first);
        // What was forgotten before there was anything has no row to lose.
        m_begin = m_begin == m_end ? first : m_begin;
        m_end = last + 1;
        endInsertRows();
    });
    connect(&replica, &Replica::callbacksForgotten, this, [this](int, int last) {
        beginRemoveRows({}, rowAt(last), rowAt(m_begin));
        m_begin = last + 1;
        endRemoveRows();
    });
    connect(&replica, &Replica::callbacksChanged, this, [this](const QList<int> &positions) {
        for (const int position : positions)
            Q_EMIT dataChanged(index(rowAt(position), 0), index(rowAt(position), ColumnCount - 1));
    });
}

int CallbackModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_end - m_begin;
}

Cell CallbackModel::cell(int row, int column) const
{
    if (rowAt(row) < m_replica.callbackBegin())
        return {}; // its row is about to go
    const domain::Callback &callback = m_replica.callbackAt(rowAt(row));
    const domain::CallbackAttempt *last = callback.attempts.empty() ? nullptr : &callback.attempts.back();
    switch (column) {
    case State: return Cell(callback.state);
    case Tenant: return Cell(m_names.tenant(callback.tenantId));
    case Instruction: return Cell(Id{DisplayText::guard(callback.instructionId)});
    case Attempts: return Cell(static_cast<int>(callback.attempts.size()));
    case LastStatus: return last ? Cell(HttpStatus{last->status, {}}) : Cell();
    case LastAt: return last ? Cell(last->at) : Cell();
    case NextIn: {
        const bool pending = callback.state == domain::CallbackState::Pending;
        return Cell(Deadline{pending ? std::optional(callback.nextAttemptAt) : std::nullopt});
    }
    case Problem: return Cell(last ? problemOf(*last) : DisplayText());
    case EventId: return Cell(Id{DisplayText::guard(callback.eventId)});
    default: Q_UNREACHABLE();
    }
}

QString CallbackModel::key(int row) const
{
    return rowAt(row) < m_replica.callbackBegin() ? QString() : m_replica.callbackAt(rowAt(row)).eventId;
}

} // namespace countersign::console
