#pragma once

#include "core/backend/sudo_guard.h"

namespace countersign::backend {

/// One request's way through a guard. Keeps itself alive until it has called `done`.
class SudoPassage : public std::enable_shared_from_this<SudoPassage>
{
public:
    SudoPassage(std::shared_ptr<const SudoGuard::Parts> parts, http::Request request,
                std::function<void(GuardOutcome)> done);

    void enter();

private:
    /// The request brought a key that may be one of ours.
    void present(const QString &key);
    /// Where `found` is the instruction of that key, what is it good for?
    void judge(const SudoInstruction &found);
    void redeem(const SudoInstruction &validated);
    /// Begins a fresh instruction and asks the user's devices.
    void challenge();
    void ask(const AuthChallenge &challenge);
    /// The devices were not asked, so nobody can approve: the instruction is taken back.
    void withdraw(const QString &instructionId, const Error &error);

    const std::shared_ptr<const SudoGuard::Parts> m_parts;
    const http::Request m_request;
    const RequestBinding m_binding;
    const std::function<void(GuardOutcome)> m_done;
};

} // namespace countersign::backend
