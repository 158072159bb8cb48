#include "core/console/instruction_model.h"

namespace countersign::console {

using display::DisplayText;

void InstructionModel::setInstructions(const QList<backend::SudoInstruction> &oldestFirst)
{
    setRows({oldestFirst.crbegin(), oldestFirst.crend()});
}

Cell InstructionModel::cell(int at, int column) const
{
    const backend::SudoInstruction &row = this->row(at);
    const auto text = [](const QString &untrusted) { return Cell(DisplayText::guard(untrusted)); };
    switch (column) {
    case Action: return text(row.expectedAction);
    case State: return Cell(row.state);
    case TimeLeft: return Cell(Deadline{row.expiresAt});
    case Method: return text(QString::fromLatin1(row.binding.method));
    case Path: return text(QString::fromUtf8(row.binding.target));
    case User: return Cell(Id{DisplayText::guard(row.binding.userSocketHash)});
    case CreatedAt: return Cell(row.createdAt);
    case Reason: return text(row.reason);
    case InstructionId: return Cell(Id{DisplayText::guard(row.id)});
    default: Q_UNREACHABLE();
    }
}

bool InstructionModel::looksSame(const backend::SudoInstruction &before,
                                 const backend::SudoInstruction &now) const
{
    return before.state == now.state && before.expiresAt == now.expiresAt && before.reason == now.reason;
}

} // namespace countersign::console
