#include "core/display/iso_date.h"

#include <algorithm>

namespace countersign::display {

namespace {

/// A number of exactly `digits` digits at `at` and not above `highest`; -1 for anything else.
int readNumber(QStringView text, qsizetype at, qsizetype digits, int highest)
{
    const QStringView part = text.mid(at, digits);
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (part.size() != digits || !std::all_of(part.begin(), part.end(), isDigit))
        return -1;
    const int number = part.toInt();
    return number <= highest ? number : -1;
}

bool has(QStringView text, qsizetype at, char16_t character)
{
    return at < text.size() && text[at] == character;
}

/// `12:30` at `at`.
std::optional<std::chrono::minutes> readHoursAndMinutes(QStringView text, qsizetype at)
{
    const int hours = readNumber(text, at, 2, 23);
    const int minutes = readNumber(text, at + 3, 2, 59);
    if (hours < 0 || minutes < 0 || !has(text, at + 2, u':'))
        return std::nullopt;
    return std::chrono::hours(hours) + std::chrono::minutes(minutes);
}

/// `Z`, `+02:00`, and no more.
std::optional<std::chrono::minutes> readOffset(QStringView text)
{
    if (text.size() == 1 && (text[0] == u'Z' || text[0] == u'z'))
        return std::chrono::minutes(0);
    if (text.size() != 6 || (text[0] != u'+' && text[0] != u'-'))
        return std::nullopt;
    const std::optional<std::chrono::minutes> offset = readHoursAndMinutes(text, 1);
    return offset && text[0] == u'-' ? -*offset : offset;
}

} // namespace

std::optional<QDate> readFullDate(QStringView text)
{
    const int year = readNumber(text, 0, 4, 9999);
    const int month = readNumber(text, 5, 2, 12);
    const int day = readNumber(text, 8, 2, 31);
    const QDate date(year, month, day);
    if (text.size() != 10 || !has(text, 4, u'-') || !has(text, 7, u'-') || year < 1 || !date.isValid())
        return std::nullopt;
    return date;
}

Instant startOfDay(QDate date)
{
    constexpr qint64 julianDayOfEpoch = 2440588;
    return Instant(std::chrono::days(date.toJulianDay() - julianDayOfEpoch));
}

std::optional<std::chrono::seconds> readTimeOfDay(QStringView text)
{
    const std::optional<std::chrono::minutes> time = readHoursAndMinutes(text, 0);
    if (!time || text.size() == 5)
        return time;
    const int seconds = readNumber(text, 6, 2, 59);
    if (text.size() != 8 || !has(text, 5, u':') || seconds < 0)
        return std::nullopt;
    return *time + std::chrono::seconds(seconds);
}

std::optional<Instant> readDateTime(QStringView text)
{
    const std::optional<QDate> date = readFullDate(text.first(std::min<qsizetype>(10, text.size())));
    const std::optional<std::chrono::minutes> time = readHoursAndMinutes(text, 11);
    const int seconds = readNumber(text, 17, 2, 59);
    if (!date || !time || seconds < 0 || !(has(text, 10, u'T') || has(text, 10, u't'))
        || !has(text, 16, u':'))
        return std::nullopt;

    qsizetype at = 19;
    int thousandths = 0;
    if (has(text, at, u'.')) {
        const qsizetype fraction = ++at;
        for (int weight = 100; readNumber(text, at, 1, 9) >= 0; ++at, weight /= 10)
            thousandths += weight * readNumber(text, at, 1, 9);
        if (at == fraction)
            return std::nullopt;
    }
    const std::optional<std::chrono::minutes> offset = readOffset(text.mid(at));
    if (!offset)
        return std::nullopt;
    return startOfDay(*date) + *time + std::chrono::seconds(seconds) + Milliseconds(thousandths) - *offset;
}

} // namespace countersign::display
