#pragma once

#include "core/backend/sudo_instruction_store.h"

namespace countersign::backend {

/// What an instruction is about and never changes, as an engine keeps it beside the state: JSON.
[[nodiscard]] QByteArray toRecord(const NewInstruction &instruction);

/// What an engine keeps of an instruction: the record, and what moves.
struct StoredInstruction
{
    QString id;
    QByteArray record;
    QByteArray state; ///< as toWire(InstructionState)
    QString reason;
    qint64 wrongAnswers = 0;
    qint64 createdAtMs = 0;
    qint64 expiresAtMs = 0;
};
/// Errors: `STATE_MALFORMED`, for a row that is none of ours.
[[nodiscard]] Result<SudoInstruction> fromStored(const StoredInstruction &stored);

/// `INSTRUCTION_EXISTS`.
[[nodiscard]] Failure instructionExists(const QString &id);

} // namespace countersign::backend
