#pragma once

#include "core/backend/relay_settings.h"
#include "core/backend/sudo_instruction_store.h"
#include "core/http/server.h"

namespace countersign::backend {

/// Where a device that answers a backend itself posts to, behind the challenge's `backend_url`.
inline constexpr char submitResponsePath[] = "/_bloonio/submit-response";

/// The route at submitResponsePath: hears devices, without the relay between them, and moves instructions as a callback
/// does (protocol, section 8).
///
/// The body's `response_token` shows that the relay asked that device: a JWT by HS256 with the tenant's secret for the
/// audience `submit-response`, whose `instruction_id` is the body's, as is its `device_id` where the body has one. An
/// approval counts when local authentication was done, or the number is the right one; three wrong answers reject. A TOTP
/// code cannot be judged here. The answer is `{"received":true,"effect":"validated"|"rejected"|"none"}`, given once the
/// state is written; the same bytes again are 200 with the effect `none`.
///
/// Refusals: 400 `JSON_INVALID`, 401 `TOKEN_MISSING` and `TOKEN_INVALID`, 403 `TOKEN_MISMATCH`, 409 `CHALLENGE_ANSWERED`, 410
/// `CHALLENGE_EXPIRED`, 422 `VALIDATION_FAILED`, `ANSWER_WRONG` with `attempts_left`, `ANSWER_UNJUDGEABLE`, 503
/// `SUDO_STATE_UNAVAILABLE`. Thread-safe.
class ResponseReceiver
{
public:
    /// Of `settings` the tenant's secret is used. `clock` says when challenges expire, and must outlive the receiver.
    ResponseReceiver(const RelaySettings &settings, const Clock &clock,
                     std::shared_ptr<SudoInstructionStore> store);

    /// Calls `respond` exactly once, on any thread, also before it returns or after the receiver is gone.
    void receive(const http::Request &request, http::Responder respond) const;

private:
    struct Private;
    std::shared_ptr<Private> m_private;
};

} // namespace countersign::backend
