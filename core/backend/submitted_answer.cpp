#include "core/backend/submitted_answer.h"

#include "core/base/json_form.h"

#include <limits>

namespace countersign::backend {

Result<SubmittedAnswer> readSubmittedAnswer(JsonValue body)
{
    const QString approved = QStringLiteral("approved");
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    SubmittedAnswer answer;
    answer.instructionId = form.text("instruction_id", Presence::Required, {1, 128}).value_or(QString());
    answer.deviceId = form.text("device_id", Presence::Optional, {1, 128}).value_or(QString());
    if (form.choice("decision", Presence::Required, {approved, QStringLiteral("rejected")}) == approved)
        answer.decision = SubmittedDecision::Approved;
    const std::array types{SudoActionType::LocalAuth, SudoActionType::Totp, SudoActionType::GoldenNumber};
    QStringList names;
    for (const SudoActionType type : types)
        names.append(toWire(type));
    if (const auto name = form.choice("custom_type", Presence::Optional, names))
        answer.customType = types[static_cast<std::size_t>(names.indexOf(*name))];
    if (const auto number = form.integer("number", Presence::Optional, std::numeric_limits<int>::min(),
                                         std::numeric_limits<int>::max()))
        answer.number = static_cast<int>(*number);
    answer.localAuth = form.boolean("local_auth", Presence::Optional);
    answer.reason = form.text("reason", Presence::Optional, {0, 512}).value_or(QString());
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return answer;
}

} // namespace countersign::backend
