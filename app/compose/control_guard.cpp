#include "app/compose/control_guard.h"

namespace countersign::app {

Result<relay::RouteGuard> makeControlGuard(const ControlAccess &access, const QByteArray &address,
                                           const Clock &realClock)
{
    if (access.mode == ControlAccess::Mode::Bypass) {
        const Result<relay::BypassHmacAuth> bypass = relay::BypassHmacAuth::create(address);
        return bypass ? Result<relay::RouteGuard>(*bypass) : Result<relay::RouteGuard>(failureOf(bypass));
    }
    const auto secretOf = [access](const QUuid &clientId) {
        return clientId == QUuid(access.client) ? std::optional(access.secret) : std::nullopt;
    };
    return relay::HmacMultiClientAuth(secretOf, realClock);
}

} // namespace countersign::app
