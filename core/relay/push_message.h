#pragma once

#include "core/domain/dispatch_rules.h"

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

/// `{"type":"dispatch",…}`: everything the device of a validator shows, or where it fetches that.
[[nodiscard]] QByteArray dispatchMessage(const domain::RelayState &state, const domain::Dispatch &dispatch,
                                         const domain::Validator &validator,
                                         const domain::Delivery &delivery);

/// `{"type":"closed",…}`: this validator's answer is no longer wanted.
[[nodiscard]] QByteArray closedMessage(const domain::Dispatch &dispatch, const domain::Validator &validator);

/// `{"type":"progress",…}`: how far the dispatch is, for whoever was asked.
[[nodiscard]] QByteArray progressMessage(const domain::Dispatch &dispatch,
                                         const domain::Validator &validator);

} // namespace countersign::relay
