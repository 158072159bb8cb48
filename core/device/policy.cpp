#include "core/device/policy.h"

#include "core/display/amount_limit.h"
#include "core/domain/wire_names.h"

namespace countersign::device {

namespace {

constexpr domain::WireNames<PolicyMode, 4> modeNames({"manual", "approve", "deny", "ignore"});

} // namespace

QString toWire(PolicyMode mode)
{
    return modeNames.name(mode);
}

std::optional<PolicyMode> policyModeFromWire(const QString &text)
{
    return modeNames.value(text);
}

std::optional<Decision> Policy::decisionFor(const InboxItem &item) const
{
    if (item.kind == ItemKind::Alert)
        return std::nullopt;
    if (!expectedAction.isEmpty() && expectedAction != item.expectedAction)
        return std::nullopt;
    if (customType && *customType != item.customType)
        return std::nullopt;
    if (!maxAmount.isEmpty() && !display::isWithin(item.display, maxAmount))
        return std::nullopt;
    switch (mode) {
    case PolicyMode::Approve: return Decision::Approve;
    case PolicyMode::Deny: return Decision::Deny;
    case PolicyMode::Manual:
    case PolicyMode::Ignore: break;
    }
    return std::nullopt;
}

} // namespace countersign::device
