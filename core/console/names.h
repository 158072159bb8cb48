#pragma once

#include "core/display/display_text.h"

#include <QString>

namespace countersign::device {
class Fleet;
}
namespace countersign::domain {
struct Challenge;
struct Dispatch;
class RelayState;
struct Tenant;
struct Validator;
} // namespace countersign::domain

/// What people call the things that have ids.
namespace countersign::console {

/// Where names are looked up; what it refers to outlives it.
struct Names
{
    const domain::RelayState &state;
    const device::Fleet &fleet;

    /// By the relay's id of it. A device that is gone goes by its id.
    [[nodiscard]] display::DisplayText device(const QString &relayDeviceId) const;
    [[nodiscard]] display::DisplayText tenant(const QString &tenantId) const;
    /// Whom a challenge asks.
    [[nodiscard]] display::DisplayText user(const domain::Challenge &challenge) const;
    [[nodiscard]] display::DisplayText user(const domain::Validator &validator) const;
    /// The groups that a dispatch asks, else the users one by one.
    [[nodiscard]] display::DisplayText validators(const domain::Dispatch &dispatch) const;
};

} // namespace countersign::console
