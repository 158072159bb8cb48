#include "core/backend/approval_event.h"

#include "core/base/json_form.h"

namespace countersign::backend {

Result<ApprovalEvent> readApprovalEvent(JsonValue body)
{
    /// In the order of ApprovalStatus.
    static const QStringList statuses{QStringLiteral("approved"), QStringLiteral("rejected"),
                                      QStringLiteral("expired"), QStringLiteral("cancelled")};
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    ApprovalEvent event;
    event.eventId = form.text("event_id", Presence::Required, {1, 128}).value_or(QString());
    event.tenantId = form.text("tenant_id", Presence::Required, {1, 128}).value_or(QString());
    event.instructionId = form.text("instruction_id", Presence::Required, {1, 128}).value_or(QString());
    event.sudoEventId = form.text("sudo_event_id", Presence::Optional, {0, 128}).value_or(QString());
    event.idempotencyKey = form.text("idempotency_key", Presence::Optional, {0, 128}).value_or(QString());
    if (const auto status = form.choice("status", Presence::Required, statuses))
        event.status = static_cast<ApprovalStatus>(statuses.indexOf(*status));
    event.reason = form.text("reason", Presence::Optional, {}).value_or(QString());
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return event;
}

} // namespace countersign::backend
