#pragma once

#include <QByteArray>

namespace countersign::bench {

/// What our relay is measured against: the same HTTP server, which verifies HMAC #1 and does nothing else. Prints its
/// ready line and runs until it is ended; gives the exit code.
[[nodiscard]] int runBareServer(const QByteArray &tenantSecret);

} // namespace countersign::bench
