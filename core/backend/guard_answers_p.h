#pragma once

#include "core/backend/sudo_guard.h"

/// What the guard says instead of running the route.
namespace countersign::backend {

[[nodiscard]] Answer answerUserUnknown();
[[nodiscard]] Answer answerKeyRequired(const QString &instructionId, std::optional<int> number);
[[nodiscard]] Answer answerPending(const SudoInstruction &instruction);
[[nodiscard]] Answer answerRejected(const SudoInstruction &instruction);
[[nodiscard]] Answer answerMismatch(const SudoInstruction &instruction);
[[nodiscard]] Answer answerConsumed(const SudoInstruction &instruction);
[[nodiscard]] Answer answerUnshowable(const Error &error);
[[nodiscard]] Answer answerRelayUnavailable(const QString &instructionId, const Error &error);
[[nodiscard]] Answer answerStateUnavailable(const QString &instructionId);

} // namespace countersign::backend
