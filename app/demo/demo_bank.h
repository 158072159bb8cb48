#pragma once

#include "app/demo/ledger.h"
#include "core/backend/async_relay_client.h"
#include "core/backend/pending_op_store.h"
#include "core/backend/sudo_instruction_store.h"

namespace countersign::http {
class ExchangeLog;
}

namespace countersign::demo {

/// A backend to try things with: an HTTP server on loopback whose routes (bank_routes.h, payroll_route.h) the guards protect.
///
/// A success is 200 `{"executed":true,"reference":"…"}`; a bad body 422
/// `{"error":"VALIDATION_FAILED","fields":[…]}`. The relay calls back at the settings' callback path; devices that
/// answer the bank itself post to `/_bloonio/submit-response`. `GET /ledger` counts what ran: `{"transfers",
/// "logins","limit_changes","beneficiaries","payrolls"}`. Runs on threads of its own;
/// thread-safe, but for destruction.
class DemoBank
{
public:
    /// What is pointed to must outlive the bank.
    struct Parts
    {
        backend::RelaySettings settings;
        const Clock *realTime = nullptr;
        const Clock *virtualTime = nullptr;
        http::ExchangeLog *log = nullptr;
        quint16 port = 0; ///< 0 lets the system choose
        /// Told when an instruction or a pending operation changed, on any thread; must be quick.
        std::function<void()> storesChanged = {};
        backend::AsyncRelayClient::Timing timing = {};
    };
    /// Errors: `SETTINGS_INVALID`, `LISTEN_FAILED`.
    [[nodiscard]] static Result<std::unique_ptr<DemoBank>> start(Parts parts);
    ~DemoBank();

    /// `http://127.0.0.1:40123`; also the tenant's `callback_url_base`.
    [[nodiscard]] QByteArray baseUrl() const;
    [[nodiscard]] backend::SudoInstructionStore &instructions();
    [[nodiscard]] backend::PendingOpStore &pendingOps();
    [[nodiscard]] const Ledger &ledger() const;

    /// Call whenever virtual time was moved: what has expired is let go, and stays so when time is reset.
    void sweep();

private:
    struct Private;
    explicit DemoBank(std::unique_ptr<Private> d);
    const std::unique_ptr<Private> m_private;
};

} // namespace countersign::demo
