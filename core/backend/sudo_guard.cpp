#include "core/backend/sudo_guard.h"

#include "core/backend/sudo_passage_p.h"

namespace countersign::backend {

void SudoGuard::check(const http::Request &request, std::function<void(GuardOutcome)> done) const
{
    std::make_shared<SudoPassage>(m_parts, request, std::move(done))->enter();
}

} // namespace countersign::backend
