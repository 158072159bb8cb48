#pragma once

#include "core/domain/dispatch.h"

namespace countersign::console {

/// A dispatch as the list, the phone and the inspector show a challenge: its event id stands for the instruction id,
/// everybody's devices for one user's, and the answer that ended it for the decision. Who answered what is the
/// dispatch's own to tell.
[[nodiscard]] domain::Challenge challengeView(const domain::Dispatch &dispatch);

} // namespace countersign::console
