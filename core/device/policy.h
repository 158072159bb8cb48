#pragma once

#include "core/base/clock.h"
#include "core/device/inbox.h"

#include <QString>

#include <optional>

namespace countersign::device {

enum class PolicyMode { Manual, Approve, Deny, Ignore };

/// The words of the control API: `manual` …
[[nodiscard]] QString toWire(PolicyMode mode);
[[nodiscard]] std::optional<PolicyMode> policyModeFromWire(const QString &text);

/// How a device answers by itself. A challenge that does not match is left for a person.
struct Policy
{
    /// As long as a challenge can live: a later answer would always come too late.
    static constexpr std::chrono::seconds longestDelay{domain::longestChallengeSeconds};

    PolicyMode mode = PolicyMode::Manual;
    Milliseconds delay{0};                             ///< of virtual time, 0 to `longestDelay`
    QString expectedAction = {};                       ///< empty matches every action
    std::optional<domain::CustomType> customType = {}; ///< nothing matches every type
    QString maxAmount = {}; ///< decimal text, see display::isWithin(); empty matches every block

    /// What the device does by itself with that challenge; nothing when a person decides, or nobody.
    [[nodiscard]] std::optional<Decision> decisionFor(const InboxItem &item) const;

    friend bool operator==(const Policy &, const Policy &) = default;
};

} // namespace countersign::device
