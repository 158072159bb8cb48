#pragma once

#include "core/base/result.h"

/// What lies where in a data directory.
namespace countersign::app {

/// Makes the directory, for its owner alone, where it is not there yet. Errors: `DATA_DIRECTORY_UNUSABLE`.
[[nodiscard]] Result<void> makeDataDirectory(const QString &path);

[[nodiscard]] QString journalFile(const QString &dataDirectory);
[[nodiscard]] QString devicesFile(const QString &dataDirectory);
[[nodiscard]] QString clockFile(const QString &dataDirectory);
/// Holds the key that seals secrets, or says where it is: see sealing_key.h.
[[nodiscard]] QString keyFile(const QString &dataDirectory);

} // namespace countersign::app
