#pragma once

#include "core/backend/sudo_instruction.h"
#include "core/console/keyed_table.h"

namespace countersign::console {

/// The instructions of the attached backend, newest first.
class InstructionModel : public KeyedTable<backend::SudoInstruction>
{
    Q_OBJECT

public:
    enum Column {
        Action,
        State,
        TimeLeft,
        Method,
        Path,
        User,
        CreatedAt,
        Reason,
        InstructionId,
        ColumnCount
    };

    explicit InstructionModel(QObject *parent = nullptr) : KeyedTable(ColumnCount, parent) {}

    void setInstructions(const QList<backend::SudoInstruction> &oldestFirst);

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    [[nodiscard]] bool looksSame(const backend::SudoInstruction &before,
                                 const backend::SudoInstruction &now) const override;
};

} // namespace countersign::console
