#pragma once

#include "core/base/error.h"
#include "core/domain/pairing.h"

#include <optional>

namespace countersign::domain {

/// What a device says that it has shown and decided (display blocks, rule 6).
struct SignedDecision
{
    QString subjectId; ///< of what was decided: `instruction_id`, `event_id`, `session_id`
    QString decision;  ///< `approved` or `rejected`
    QString displayDigest;
    QString deviceSignature;
};

/// The refusal of a signature that is not the device's; nothing when it is.
[[nodiscard]] std::optional<Error> signatureMismatch(const PairedDevice &device,
                                                     const SignedDecision &decision);

} // namespace countersign::domain
