#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace countersign::app {

/// Has `countersign`, beside this program or else in PATH, paint the block: countersignd itself links no library that could.
/// What it prints goes to our standard output and error. Gives its exit code. Errors: `PROGRAM_MISSING`.
[[nodiscard]] Result<int> paintBlock(const QStringList &options, const QByteArray &block);

} // namespace countersign::app
