#pragma once

#include "core/domain/relay_state.h"
#include "core/http/message.h"
#include "core/relay/keyring.h"
#include "core/relay/rate_limiter.h"
#include "core/signing/verdict.h"

namespace countersign::relay {

/// Lets signed requests of tenants in, by the checks of the protocol's section 2 in their order. Belongs to the relay's loop.
class TenantGate
{
public:
    struct Parts
    {
        const domain::RelayState &state;
        Keyring &keyring;
        const Clock &clock;     ///< virtual: the rate limit
        const Clock &realClock; ///< real: signatures are made outside
        RateLimiting rateLimiting = RateLimiting::On;
    };
    explicit TenantGate(Parts parts) : m_parts(parts), m_limiter(parts.rateLimiting) {}

    struct Entry
    {
        /// Errors: the codes of section 2; `RATE_LIMITED` carries `retry_after` in its details.
        Result<const domain::Tenant *> tenant;
        /// What the signature check found, for the traffic view; nothing when it did not come to that.
        std::optional<signing::Verdict> verdict;
    };
    [[nodiscard]] Entry admit(const http::Request &request);

private:
    Parts m_parts;
    RateLimiter m_limiter;
};

} // namespace countersign::relay
