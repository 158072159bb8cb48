#include "core/relay/control/answer_form.h"

namespace countersign::relay {

namespace {

constexpr JsonForm::TextRule deviceIdRule{1, 128};
constexpr JsonForm::TextRule reasonRule{0, 512};

} // namespace

Result<AnswerOrder> readAnswerOrder(const Call &call, AnswerOrder order,
                                    const std::function<void(JsonForm &, AnswerOrder &)> &more)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return failureOf(body);
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    order.deviceId = form.text("device_id", Presence::Required, deviceIdRule).value_or(QString());
    order.reason = form.text("reason", Presence::Optional, reasonRule).value_or(QString());
    if (more)
        more(form, order);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return order;
}

} // namespace countersign::relay
