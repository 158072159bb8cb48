#pragma once

#include "core/backend/relay_messages.h"

namespace countersign::demo {

/// Demo Bank's one customer, as the bank introduces her to a relay; every protected route asks her devices.
[[nodiscard]] inline backend::PairingUser customer()
{
    return {.userSocketHash =
                QStringLiteral("4c1f0a52e7b94d7d8f0d4f3b6a2e9c1577de5a90b3c84e6fa1d2c3b4a5968770"),
            .backendUserId = QStringLiteral("jane"),
            .displayName = QStringLiteral("Demo Bank"),
            .email = QStringLiteral("jane.martin@demo-bank.example"),
            .phone = {},
            .firstName = QStringLiteral("Jane"),
            .lastName = QStringLiteral("Martin"),
            .displayLogoUrl = {}};
}

} // namespace countersign::demo
