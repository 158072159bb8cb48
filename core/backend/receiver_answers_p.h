#pragma once

#include "core/base/error.h"
#include "core/http/message.h"

/// What a backend answers to those who bring it decisions: the relay and the devices.
namespace countersign::backend {

/// `{"error","message"}` and the error's details.
[[nodiscard]] http::Response refusal(int status, const Error &error);
/// 200 `{"received":true,"effect":…}`.
[[nodiscard]] http::Response received(const QString &effect);
/// 503 `SUDO_STATE_UNAVAILABLE`: to be sent again.
[[nodiscard]] http::Response stateUnavailable();

} // namespace countersign::backend
