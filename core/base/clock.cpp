#include "core/base/clock.h"

#include <array>
#include <charconv>

namespace countersign {

namespace {

/// The last `digits` decimal digits of `number`, which is not negative, and `after` behind them.
template<int digits>
void put(char *&at, unsigned number, char after)
{
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        at[i] = static_cast<char>('0' + number % 10);
    at[digits] = after;
    at += digits + 1;
}

} // namespace

QString toIso(Instant instant)
{
    constexpr int longestYear = 9999;
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(midnight);
    const std::chrono::hh_mm_ss time(instant - midnight);

    std::array<char, 40> text{};
    char *at = text.data();
    const auto year = static_cast<int>(date.year());
    if (year >= 0 && year <= longestYear) {
        put<4>(at, static_cast<unsigned>(year), '-');
    } else {
        at = std::to_chars(at, text.data() + text.size(), year).ptr;
        *at++ = '-';
    }
    put<2>(at, static_cast<unsigned>(date.month()), '-');
    put<2>(at, static_cast<unsigned>(date.day()), 'T');
    put<2>(at, static_cast<unsigned>(time.hours().count()), ':');
    put<2>(at, static_cast<unsigned>(time.minutes().count()), ':');
    put<2>(at, static_cast<unsigned>(time.seconds().count()), '.');
    put<3>(at, static_cast<unsigned>(time.subseconds().count()), 'Z');
    return QString::fromLatin1(text.data(), at - text.data());
}

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace countersign
