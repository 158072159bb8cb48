#pragma once

#include "core/relay/relay.h"

namespace countersign::relay {

/// A handler that only a tenant's rightly signed request reaches.
using SignedRoute = std::function<void(Call, const domain::Tenant &)>;

/// Mounts `route` behind the checks of the protocol's section 2; what the check found goes to the traffic view.
void addSignedRoute(Relay &relay, QByteArray method, const QByteArray &path, SignedRoute route);

} // namespace countersign::relay
