#pragma once

#include "core/base/json_form.h"
#include "core/relay/control/control_api.h"

#include <functional>

namespace countersign::relay {

/// How a simulated device is told to answer, whatever it is asked: `device_id` and `reason` are added to `order`, and
/// what `more` reads. Errors: `JSON_INVALID`, `VALIDATION_FAILED`.
[[nodiscard]] Result<AnswerOrder>
readAnswerOrder(const Call &call, AnswerOrder order,
                const std::function<void(JsonForm &form, AnswerOrder &order)> &more = {});

} // namespace countersign::relay
