#pragma once

#include "core/domain/relay_state.h"

/// What the relay pushes to a device: one compact JSON object.
namespace countersign::relay {

/// `{"type":"challenge",…}`: everything the device shows. The challenge must belong to the pairing. With a
/// `responseToken` the device is to answer the backend itself.
[[nodiscard]] QByteArray challengeMessage(const domain::Tenant &tenant, const domain::Challenge &challenge,
                                          const domain::Delivery &delivery, const QByteArray &responseToken);

/// `{"type":"alert",…}`: everything the device shows of a security alert, which belongs to the pairing.
[[nodiscard]] QByteArray alertMessage(const domain::Tenant &tenant, const domain::Challenge &alert,
                                      const domain::Delivery &delivery);

/// `{"type":"closed",…}`: the challenge ended, and who ended it.
[[nodiscard]] QByteArray closedMessage(const domain::Challenge &challenge);

} // namespace countersign::relay
