#pragma once

#include "tenant_setup.h"

#include <chrono>

namespace countersign::bench {

/// What a load of signed challenges came to.
struct LoadResult
{
    qint64 answered = 0; ///< with status 200
    qint64 refused = 0;  ///< with any other
    qint64 sent = 0;     ///< all of them, the warm-up's too
    double perSecond = 0;
    double p50Ms = 0;
    double p99Ms = 0;
};

/// Sends distinct signed challenges over keep-alive connections, each with the next request once it has its answer,
/// for `duration` after a warm-up of half a second. Runs on the calling thread. `sentBefore` to the same server: they are
/// distinct from those, too.
[[nodiscard]] LoadResult loadChallenges(quint16 port, const Tenant &tenant, int connections,
                                        std::chrono::seconds duration, qint64 sentBefore);

/// Sends so many of them and returns when each has its answer.
void openChallenges(quint16 port, const Tenant &tenant, int connections, qint64 challenges);

} // namespace countersign::bench
