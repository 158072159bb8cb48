#pragma once

#include "core/backend/sudo_action_type.h"
#include "core/base/json_document.h"
#include "core/base/result.h"

#include <optional>

namespace countersign::backend {

enum class SubmittedDecision { Approved, Rejected };

/// What a device answers to a backend itself (protocol, section 8): as much of it as a backend can judge.
struct SubmittedAnswer
{
    QString instructionId;
    QString deviceId; ///< empty when it does not say
    SubmittedDecision decision = SubmittedDecision::Rejected;
    std::optional<SudoActionType> customType;
    std::optional<int> number;
    std::optional<bool> localAuth;
    QString reason;
};

/// Errors: `VALIDATION_FAILED`, naming every bad member.
[[nodiscard]] Result<SubmittedAnswer> readSubmittedAnswer(JsonValue body);

} // namespace countersign::backend
