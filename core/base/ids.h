#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace countersign {

/// Makes ids; rules take it as an argument, so that a test can say which ids come.
using IdSource = std::function<QString(QLatin1String prefix)>;

/// `bytes` from the operating system's cryptographic generator.
[[nodiscard]] QByteArray randomBytes(int bytes);

/// `prefix` and 128 random bits as 26 lower-case base 32 characters: `newId("tnt_")` → `tnt_k5x…`.
[[nodiscard]] QString newId(QLatin1String prefix);

} // namespace countersign
