#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QString>

#include <optional>

namespace countersign::relay {

enum class RateLimiting { On, Off };

/// A token bucket for each tenant, on virtual time: it holds one minute's calls and fills evenly.
class RateLimiter
{
public:
    explicit RateLimiter(RateLimiting mode) : m_mode(mode) {}

    /// Takes one call from the tenant's bucket. Nothing when there was one; else the whole seconds until there is
    /// one again, rounded up, at least 1.
    [[nodiscard]] std::optional<int> take(const QString &tenantId, int callsPerMinute, Instant now);

private:
    struct Bucket
    {
        qint64 drops = 0;
        Instant filledAt{};
    };
    RateLimiting m_mode;
    QHash<QString, Bucket> m_buckets;
};

} // namespace countersign::relay
