#include "core/console/names.h"

#include "core/device/fleet.h"
#include "core/domain/relay_state.h"

namespace countersign::console {

using display::DisplayText;

DisplayText Names::device(const QString &relayDeviceId) const
{
    if (const device::Device *simulated = fleet.find(relayDeviceId))
        return DisplayText::guard(simulated->name);
    if (const domain::PairedDevice *paired = state.device(relayDeviceId); paired && !paired->name.isEmpty())
        return DisplayText::guard(paired->name);
    return DisplayText::guard(relayDeviceId);
}

DisplayText Names::tenant(const QString &tenantId) const
{
    const domain::Tenant *tenant = state.tenant(tenantId);
    return DisplayText::guard(tenant ? tenant->displayName() : tenantId);
}

DisplayText Names::user(const domain::Challenge &challenge) const
{
    const domain::Pairing *pairing = state.pairing(challenge.pairingId);
    const bool named = pairing && !pairing->user.displayName.isEmpty();
    return DisplayText::guard(named ? pairing->user.displayName : challenge.userSocketHash);
}

} // namespace countersign::console
