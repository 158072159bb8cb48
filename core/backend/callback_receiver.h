#pragma once

#include "core/backend/pending_op_store.h"
#include "core/backend/relay_settings.h"
#include "core/backend/sudo_instruction_store.h"
#include "core/http/server.h"

namespace countersign::backend {

/// Where decisions on dispatches go; without a store they have no effect.
struct OperationDecisions
{
    std::shared_ptr<PendingOpStore> store = {};
    /// Told of each operation that was approved, on any thread: time to replay it.
    std::function<void(const QString &operationId)> approved = {};
};

/// The callback route: hears the relay's ApprovalEvents and moves instructions (protocol, section 8).
///
/// The signature is verified over the raw bytes, with real time. An approval validates a pending instruction,
/// a rejection or cancellation rejects it; nothing moves it backwards, and an expiry needs no move, since an
/// instruction ends by itself. A decision on a dispatch decides the pending operation whose id was its `idempotency_key`. The answer, `{"received":true,"effect":"validated"|"rejected"|"none"}`, is
/// given once the state is written (of a dispatch `approved` or `rejected`), so that an event whose write failed (503 `SUDO_STATE_UNAVAILABLE`) comes
/// again. An `event_id` seen before is answered 200 with the effect `none`.
///
/// Refusals: 401 with the reasons of the protocol's section 2, 400 `JSON_INVALID`, 422 `VALIDATION_FAILED`,
/// 403 `TENANT_MISMATCH`. Thread-safe.
class CallbackReceiver
{
public:
    /// Of `settings` the tenant's id and secret are used. `realTime` must outlive the receiver.
    CallbackReceiver(const RelaySettings &settings, const Clock &realTime,
                     std::shared_ptr<SudoInstructionStore> store, OperationDecisions operations = {});

    /// Calls `respond` exactly once, on any thread, also before it returns or after the receiver is gone.
    void receive(const http::Request &request, http::Responder respond) const;

private:
    struct Private;
    std::shared_ptr<Private> m_private;
};

} // namespace countersign::backend
