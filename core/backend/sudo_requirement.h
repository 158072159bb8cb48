#pragma once

#include "core/backend/sudo_action_type.h"
#include "core/base/result.h"
#include "core/display/validation_field.h"
#include "core/http/message.h"

#include <functional>

namespace countersign::backend {

/// What a protected route asks of its user before it runs.
/// Source: docs/backend.md, "The two calls".
struct SudoRequirement
{
    QString expectedAction; ///< `transfer_funds`
    SudoActionType customType = SudoActionType::LocalAuth;
    /// Whose devices are asked; empty when nobody is signed in.
    std::function<QString(const http::Request &)> userSocketHash;
    QString title;
    /// What the device shows: 1 to 50 fields. An error is answered as it is, 422 or 400 for `JSON_INVALID`:
    /// what cannot be shown is not asked.
    std::function<Result<std::vector<display::ValidationField>>(const http::Request &)> fields;
    QString subtitle = {};
    QString description = {};
    std::chrono::seconds ttl{180}; ///< 10 to 600
    /// Where devices reach this backend, for answers that they bring to it themselves; without it they answer through the
    /// relay. Not for Totp.
    std::function<QString()> backendUrl = {};
};

} // namespace countersign::backend
