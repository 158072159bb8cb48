#include "core/relay/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace countersign::relay {

namespace {

constexpr double millisecondsPerMinute = 60'000.0;

} // namespace

std::optional<int> RateLimiter::take(const QString &tenantId, int callsPerMinute, Instant now)
{
    if (m_mode == RateLimiting::Off)
        return std::nullopt;
    const auto capacity = static_cast<double>(callsPerMinute);
    auto bucket = m_buckets.find(tenantId);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(tenantId, {capacity, now});

    // A reset of virtual time steps back: the bucket then stands still instead of emptying.
    const double elapsed = std::max(0.0, static_cast<double>((now - bucket->filledAt).count()));
    bucket->calls = std::min(capacity, bucket->calls + elapsed * capacity / millisecondsPerMinute);
    bucket->filledAt = now;
    if (bucket->calls >= 1.0) {
        bucket->calls -= 1.0;
        return std::nullopt;
    }
    const double seconds = (1.0 - bucket->calls) * millisecondsPerMinute / capacity / 1000.0;
    return std::max(1, static_cast<int>(std::ceil(seconds)));
}

} // namespace countersign::relay
