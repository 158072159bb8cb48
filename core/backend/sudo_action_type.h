#pragma once

#include <QString>

namespace countersign::backend {

/// How a person proves an approval on the device; the wire calls it `custom_type` (protocol, section 6).
enum class SudoActionType {
    LocalAuth,    ///< fingerprint, face or PIN
    Totp,         ///< a one-time code
    GoldenNumber, ///< picking the number that the other screen shows
};

[[nodiscard]] QString toWire(SudoActionType type);

} // namespace countersign::backend
