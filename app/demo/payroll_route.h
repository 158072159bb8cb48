#pragma once

#include "core/backend/quorum_guard.h"

namespace countersign::demo {

inline constexpr char payrollPath[] = "/payroll/run";

/// `POST /payroll/run {"total","currency","employees","iban","date"}`: two of the bank's three signatories approve, and then the
/// bank itself runs it.
[[nodiscard]] backend::QuorumRequirement payrollRequirement();

} // namespace countersign::demo
