#pragma once

#include "core/base/error.h"

namespace countersign::domain {

/// The member of an answer that does not hold: which check has refused it.
enum class MismatchedMember {
    DisplayDigest,   ///< is not that of what was asked to be shown
    DeviceSignature, ///< is not the device's for this decision and digest
    Painted,         ///< is of other rows than those that were answered for, or says that one was not in view
};

/// The refusal of an answer for something else than was asked (display blocks, rule 6): `DISPLAY_MISMATCH`, with the
/// details `{"member":"display_digest"|"device_signature"|"painted"}`.
[[nodiscard]] Error displayMismatch(MismatchedMember member, const QString &message);

} // namespace countersign::domain
