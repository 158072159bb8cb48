#pragma once

#include "core/base/json_document.h"
#include "core/base/result.h"

namespace countersign::backend {

enum class ApprovalStatus { Approved, Rejected, Expired, Cancelled };

/// What the relay tells of a decision (protocol, section 8): as much of it as a guard needs.
struct ApprovalEvent
{
    QString eventId;
    QString tenantId;
    QString instructionId;
    QString sudoEventId;    ///< of a decision on a dispatch; else empty
    QString idempotencyKey; ///< with which that was dispatched, where the relay says it
    ApprovalStatus status = ApprovalStatus::Rejected;
    QString reason;
};

/// Errors: `VALIDATION_FAILED`, naming every bad member.
[[nodiscard]] Result<ApprovalEvent> readApprovalEvent(JsonValue body);

} // namespace countersign::backend
