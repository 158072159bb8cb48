#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace countersign {

using Milliseconds = std::chrono::milliseconds;

/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z.
using Instant = std::chrono::sys_time<Milliseconds>;

[[nodiscard]] constexpr qint64 toUnixMs(Instant instant)
{
    return instant.time_since_epoch().count();
}
[[nodiscard]] constexpr Instant fromUnixMs(qint64 ms)
{
    return Instant(Milliseconds(ms));
}

/// RFC 3339 in UTC with milliseconds: `2026-06-21T10:15:30.123Z`.
[[nodiscard]] QString toIso(Instant instant);

/// Where time comes from. Whatever expires asks the Clock it was given and nothing else.
/// Thread-safe: any thread may call now().
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's real time: the only place that reads it.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};

} // namespace countersign
