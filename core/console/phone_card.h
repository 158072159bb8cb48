#pragma once

#include "core/base/clock.h"
#include "core/device/inbox.h"
#include "core/display/renderer.h"

namespace countersign::console {

/// What a phone shows of one challenge, ready to paint: every tenant-supplied text has passed the guard, and
/// an error passes it where it is worded.
struct PhoneCard
{
    QString deviceId;
    device::ItemKind kind = device::ItemKind::Challenge;
    device::ChallengeKey key;
    display::DisplayText tenantName;
    display::RenderedBlock block;    ///< as rendered for the device, masks applied
    display::RenderedBlock revealed; ///< the same without masks, for holding to reveal
    display::DisplayText description;
    display::DisplayText browserOrigin; ///< of a sign-in
    display::DisplayText alertTitle;    ///< of a security alert, whose block has a title of its own
    display::DisplayText action; ///< the expected action; names a card that has neither block nor description
    domain::CustomType customType = domain::CustomType::LocalAuth;
    QList<int> numbers; ///< to choose from; empty when the type asks for none
    QString totpCode;   ///< the code this device shows, for the TOTP type
    Instant receivedAt{};
    Instant expiresAt{};
    device::CardState state = device::CardState::Waiting;
    int attemptsLeft = 0;
    std::optional<device::DispatchProgress>
        progress;                ///< of a dispatch: how far it is among all who are asked
    display::DisplayText groups; ///< which groups were asked
    /// Of a dispatch whose fields did not come with the push; nothing when all is here.
    std::optional<device::DataToFetch::State> data;
    std::optional<Error> dataProblem; ///< why they could not be fetched
    std::optional<Error> refusal;     ///< what the relay said to the last answer
    bool rightToLeft = false;
};

} // namespace countersign::console
