#include "core/backend/sudo_guard.h"

#include "core/backend/sudo_passage_p.h"

namespace countersign::backend {

SudoGuard::SudoGuard(std::shared_ptr<SudoInstructionStore> store, std::shared_ptr<AsyncRelayClient> relay,
                     SudoRequirement requirement)
    : m_parts(std::make_shared<const Parts>(Parts{std::move(store), std::move(relay), std::move(requirement)}))
{
}

void SudoGuard::check(const http::Request &request, std::function<void(GuardOutcome)> done) const
{
    std::make_shared<SudoPassage>(m_parts, request, std::move(done))->enter();
}

} // namespace countersign::backend
