#pragma once

#include "table.h"

namespace countersign::bench {

/// What signing and verifying 1 KiB costs, beside OpenSSL's SHA-256 and HMAC alone.
[[nodiscard]] QList<Figure> measureSigning();

} // namespace countersign::bench
