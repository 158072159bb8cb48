#pragma once

#include "core/journal/journal.h"

#include <memory>

namespace countersign::journal {

/// A journal that dies with the process, so that nothing is ever replayed from it: it keeps no snapshot, and may be
/// pruned as far as it reaches.
[[nodiscard]] std::unique_ptr<Journal> makeMemoryJournal();

} // namespace countersign::journal
