#pragma once

#include "core/backend/async_relay_client.h"
#include "core/backend/pending_op_store.h"
#include "core/backend/sudo_guard.h"

namespace countersign::backend {

/// What a route asks of several before the server itself runs its mutation.
struct QuorumRequirement
{
    /// Who asks; empty when nobody is signed in.
    std::function<QString(const http::Request &)> userSocketHash;
    /// Who is asked for what: everything but the `idempotencyKey`, which is the operation's id. An error is answered as
    /// SudoRequirement::fields says.
    std::function<Result<SudoDispatch>(const http::Request &)> dispatch;
    /// Names of the headers that the replay needs; credentials are never kept.
    QList<QByteArray> keptHeaders = {};
    LostReplay lostReplay = LostReplay::Hold;
    std::chrono::minutes ttl{20}; ///< 10 to 30
};

/// Keeps a request until a quorum, or another organisation, has approved it, for a Replayer to run; the client polls with
/// its key and is given the outcome.
///
/// Without a key, or with one that is unknown, expired or another user's, the mutation is kept, the validators are asked,
/// and the answer is 403 `SUDO_INSTRUCTION_KEY_REQUIRED` with the operation's id as `instruction_id`. With the key of the
/// same request: 403 `SUDO_INSTRUCTION_PENDING` with `retry_after` until it has run, 403 `SUDO_INSTRUCTION_REJECTED` with
/// `reason`, 403 `SUDO_INSTRUCTION_MISMATCH`, the answer of the replay once it ran, 500 `SUDO_OPERATION_FAILED` where it
/// failed without one, and 409 `SUDO_OPERATION_IN_DOUBT` where nobody knows whether it ran and an operator decides.
///
/// Fails closed as SudoGuard does. Thread-safe.
/// Source: protocol, section 7; docs/backend.md, "Several approve, the server runs it".
class QuorumGuard
{
public:
    struct Parts
    {
        std::shared_ptr<PendingOpStore> store;
        std::shared_ptr<AsyncRelayClient> relay;
        QuorumRequirement requirement;
    };
    explicit QuorumGuard(Parts parts) : m_parts(std::make_shared<const Parts>(std::move(parts))) {}

    /// Calls `done` exactly once, on any thread, also before check() returns or after the guard is gone.
    void check(const http::Request &request, std::function<void(Answer)> done) const;

private:
    std::shared_ptr<const Parts> m_parts;
};

} // namespace countersign::backend
