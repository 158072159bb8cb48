#include "core/console/names.h"

#include "core/device/fleet.h"
#include "core/domain/dispatch_rules.h"

namespace countersign::console {

using display::DisplayText;

namespace {

QString userName(const domain::RelayState &state, const QString &pairingId, const QString &userSocketHash)
{
    const domain::Pairing *pairing = state.pairing(pairingId);
    const bool named = pairing && !pairing->user.displayName.isEmpty();
    return named ? pairing->user.displayName : userSocketHash;
}

/// Of several who are asked, each by their own name where the backend told it.
QString validatorName(const domain::RelayState &state, const domain::Validator &validator)
{
    const domain::Pairing *pairing = state.pairing(validator.pairingId);
    const QString name = pairing
        ? QStringLiteral("%1 %2").arg(pairing->user.firstName, pairing->user.lastName).trimmed()
        : QString();
    return name.isEmpty() ? userName(state, validator.pairingId, validator.userSocketHash) : name;
}

} // namespace

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
    return DisplayText::guard(userName(state, challenge.pairingId, challenge.userSocketHash));
}

DisplayText Names::user(const domain::Validator &validator) const
{
    return DisplayText::guard(validatorName(state, validator));
}

DisplayText Names::validators(const domain::Dispatch &dispatch) const
{
    QStringList names = domain::groupNames(state, dispatch);
    if (names.isEmpty()) {
        for (const domain::Validator &validator : dispatch.validators)
            names.append(validatorName(state, validator));
    }
    return DisplayText::guard(names.join(QStringLiteral(", ")));
}

} // namespace countersign::console
