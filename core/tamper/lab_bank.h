#pragma once

#include "core/backend/callback_receiver.h"
#include "core/backend/decision_proof.h"
#include "core/backend/sudo_guard.h"
#include "core/base/stepping_clock.h"

namespace countersign::tamper {

/// What the backend's user wants done: a member for each field of the block, its value as text.
[[nodiscard]] QByteArray operationOf(const display::DisplayBlock &block);

/// The lab's backend: one protected route, with the library's own receiver, guard and store behind it. Time stands still.
class LabBank
{
public:
    /// What a device signed, as an answer or a callback carries it.
    struct Proof
    {
        backend::SignedDecision decision;
        QByteArray publicKey; ///< from the pairing
    };

    /// Asks for what `block` shows. `secret` is the tenant's.
    LabBank(display::DisplayBlock block, const Secret &secret, Instant now);

    /// The first call: begins the instruction, and gives the body of `send/auth-challenge`.
    [[nodiscard]] QByteArray ask();
    /// Errors: the receiver's refusals.
    [[nodiscard]] Result<void> hear(const http::Request &callback) const;
    /// Whether the device showed what was asked, and decided so. Errors: verifyDecision()'s.
    [[nodiscard]] Result<void> verify(const Proof &proof) const;
    /// The request that was approved, with its key.
    [[nodiscard]] http::Request secondCall() const;
    /// Errors: the guard's refusals.
    [[nodiscard]] Result<void> run(const http::Request &secondCall) const;

private:
    [[nodiscard]] http::Request firstCall() const;
    [[nodiscard]] backend::SudoRequirement requirement() const;

    const display::DisplayBlock m_block;
    const SteppingClock m_clock;
    const std::shared_ptr<backend::SudoInstructionStore> m_store;
    const backend::CallbackReceiver m_receiver;
    const backend::SudoGuard m_guard;
};

} // namespace countersign::tamper
