#pragma once

#include "core/backend/async_relay_client.h"
#include "core/backend/sudo_instruction_store.h"
#include "core/backend/sudo_requirement.h"

#include <variant>

namespace countersign::backend {

/// The request was approved, and is now used up: run the route.
struct Proceed
{
    SudoInstruction instruction;
};

/// The route must not run: give this answer instead.
struct Answer
{
    http::Response response;
    QString instructionId; ///< where there is one, for captured exchanges
};

using GuardOutcome = std::variant<Proceed, Answer>;

/// The header with which the second call says what was approved.
inline constexpr const char *instructionKeyHeader = "X-Sudo-Instruction-Key";

/// Lets a request through once its user has approved exactly that request: user, method, path with query, and
/// body. The two calls of the sudo protocol for one route, whatever server or framework the route runs in.
///
/// Without a key, or with one that is unknown, expired or another user's, the user's devices are asked and
/// the answer is 403 `SUDO_INSTRUCTION_KEY_REQUIRED` with a fresh `instruction_id` (and `number` for
/// GoldenNumber). With a key: `SUDO_INSTRUCTION_PENDING` with `retry_after` in seconds, `…_REJECTED` with
/// `reason`, `…_MISMATCH`, `…_CONSUMED`, or Proceed, which of any number of simultaneous calls exactly one
/// gets.
///
/// Fails closed: 401 `SUDO_USER_UNKNOWN`, 503 `SUDO_RELAY_UNAVAILABLE`, 503 `SUDO_STATE_UNAVAILABLE`.
/// Thread-safe.
/// Source: docs/backend.md, "The two calls".
class SudoGuard
{
public:
    struct Parts
    {
        std::shared_ptr<SudoInstructionStore> store;
        std::shared_ptr<AsyncRelayClient>
            relay; ///< null: nobody can be asked, only what was approved redeemed
        SudoRequirement requirement;
    };
    explicit SudoGuard(Parts parts) : m_parts(std::make_shared<const Parts>(std::move(parts))) {}

    /// Calls `done` exactly once, on any thread, also before check() returns or after the guard is gone.
    void check(const http::Request &request, std::function<void(GuardOutcome)> done) const;

private:
    std::shared_ptr<const Parts> m_parts;
};

} // namespace countersign::backend
