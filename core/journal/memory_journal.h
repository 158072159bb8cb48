#pragma once

#include "core/journal/journal.h"

#include <memory>

namespace countersign::journal {

/// A journal that dies with the process. after() may be called from any thread.
[[nodiscard]] std::unique_ptr<Journal> makeMemoryJournal();

} // namespace countersign::journal
