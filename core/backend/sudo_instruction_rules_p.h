#pragma once

#include "core/backend/sudo_instruction_store.h"

/// What moves an instruction, for the engines that hold a row while they change it. Each move says whether it was made.
/// (Redis has the same rules in redis_scripts.cpp.)
namespace countersign::backend::rules {

[[nodiscard]] inline SudoInstruction begun(const NewInstruction &wanted, Instant now)
{
    SudoInstruction instruction;
    instruction.id = wanted.id;
    instruction.binding = wanted.binding;
    instruction.expectedAction = wanted.expectedAction;
    instruction.customType = wanted.customType;
    instruction.correctNumber = wanted.correctNumber;
    instruction.createdAt = now;
    instruction.expiresAt = now + wanted.ttl;
    return instruction;
}

[[nodiscard]] inline bool move(SudoInstruction &instruction, InstructionState from, InstructionState to,
                               const QString &reason)
{
    if (instruction.state != from)
        return false;
    instruction.state = to;
    instruction.reason = reason;
    return true;
}

[[nodiscard]] inline bool countWrongAnswer(SudoInstruction &instruction)
{
    if (instruction.state != InstructionState::Pending)
        return false;
    if (++instruction.wrongAnswers >= wrongAnswersToReject) {
        instruction.state = InstructionState::Rejected;
        instruction.reason = QStringLiteral("too_many_attempts");
    }
    return true;
}

} // namespace countersign::backend::rules
