#include "core/relay/rate_limiter.h"

#include <algorithm>

namespace countersign::relay {

namespace {

constexpr qint64 millisecondsPerMinute = 60'000;
/// What one call costs. A bucket of `callsPerMinute` calls fills by `callsPerMinute` drops a millisecond, so that nothing
/// is ever rounded, and a call is let in at the very millisecond that was named.
constexpr qint64 dropsPerCall = millisecondsPerMinute;

} // namespace

std::optional<int> RateLimiter::take(const QString &tenantId, int callsPerMinute, Instant now)
{
    if (m_mode == RateLimiting::Off)
        return std::nullopt;
    const qint64 capacity = callsPerMinute * dropsPerCall;
    auto bucket = m_buckets.find(tenantId);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(tenantId, {capacity, now});

    // A reset of virtual time steps back: the bucket then stands still instead of emptying. After one minute it is full.
    const qint64 elapsedMs = std::clamp<qint64>((now - bucket->filledAt).count(), 0, millisecondsPerMinute);
    bucket->drops = std::min(capacity, bucket->drops + elapsedMs * callsPerMinute);
    bucket->filledAt = now;
    if (bucket->drops >= dropsPerCall) {
        bucket->drops -= dropsPerCall;
        return std::nullopt;
    }
    const qint64 dropsPerSecond = callsPerMinute * qint64{1000};
    const qint64 missing = dropsPerCall - bucket->drops;
    return static_cast<int>((missing + dropsPerSecond - 1) / dropsPerSecond);
}

} // namespace countersign::relay
