#pragma once

#include "core/base/json_form.h"

namespace countersign::domain {

/// Refuses a body that nests too deep to stand inside its event, which the journal must read back.
void checkDepth(JsonValue body, JsonProblems &problems);

} // namespace countersign::domain
