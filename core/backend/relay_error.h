#pragma once

#include "core/base/result.h"
#include "core/http/message.h"

#include <optional>

namespace countersign::backend {

/// Where a call of the relay broke; in an Error's details it is `kind`.
enum class RelayErrorKind {
    Transport, ///< no answer came: `CONNECT_FAILED`, `TLS_FAILED`, `TIMED_OUT`, `URL_INVALID`, `CANCELLED`, `CLIENT_CLOSED`
    Http,      ///< the relay refused: its own `error_code`, or `RELAY_HTTP_ERROR` where the answer names none
    Malformed, ///< the answer is not what the protocol says: `ANSWER_MALFORMED`, `ANSWER_TOO_LARGE`
};

/// The kind of an error of a relay client; nothing for any other error.
[[nodiscard]] std::optional<RelayErrorKind> relayErrorKind(const Error &error);

/// An error of http::Client.
[[nodiscard]] Error relayTransportError(const Error &cause);
/// An answer outside 2xx. Details: `{"kind":"http","status","retry_after"?,"data"?}`.
[[nodiscard]] Error relayHttpError(const http::Response &answer);
[[nodiscard]] Error relayAnswerMalformed(const QString &problem);

} // namespace countersign::backend
