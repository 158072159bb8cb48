#pragma once

#include "core/domain/pairing.h"

namespace countersign::domain {

/// What a device says that it has shown and decided (display blocks, rule 6).
struct SignedDecision
{
    QString subjectId; ///< of what was decided: `instruction_id`, `event_id`, `session_id`
    QString decision;  ///< `approved` or `rejected`
    QString displayDigest;
    QString deviceSignature;
};

/// What is wrong with the signature, for a person; nothing when it is the device's.
[[nodiscard]] std::optional<QString> signatureProblem(const PairedDevice &device,
                                                      const SignedDecision &decision);

} // namespace countersign::domain
