#pragma once

#include <QByteArray>

namespace countersign::bench {

/// What our relay is measured against: a server as one writes it with Boost.Beast, which verifies HMAC #1 and does
/// nothing else. None of our own HTTP server is in it, so that what makes that faster shows. Prints its ready line and
/// runs until it is ended; gives the exit code.
[[nodiscard]] int runBareServer(const QByteArray &tenantSecret);

} // namespace countersign::bench
