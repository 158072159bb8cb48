#include "core/display/duration.h"

#include "core/display/ascii.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace countersign::display {

namespace {

struct Designator
{
    char16_t letter;
    const char *unit;
};

// In the order in which they must stand.
constexpr Designator ofDate[] = {{u'Y', "year"}, {u'M', "month"}, {u'W', "week"}, {u'D', "day"}};
constexpr Designator ofTime[] = {{u'H', "hour"}, {u'M', "minute"}, {u'S', "second"}};

/// Reads numbers with their designators; false where something else stands.
bool readParts(QStringView text, std::span<const Designator> designators, QList<DurationPart> &parts)
{
    auto next = designators.begin();
    while (!text.isEmpty()) {
        const auto isPart = [](QChar c) { return isDigit(c) || c == u'.'; };
        const qsizetype length = std::find_if_not(text.begin(), text.end(), isPart) - text.begin();
        const std::optional<Decimal> amount = readDecimal(text.first(length));
        if (!amount || length == text.size())
            return false;
        next = std::find_if(next, designators.end(),
                            [&](const Designator &each) { return text[length] == each.letter; });
        if (next == designators.end() || (amount->fractionDigits > 0 && next->letter != u'S'))
            return false;
        parts.append({next->unit, *amount});
        ++next;
        text = text.mid(length + 1);
    }
    return true;
}

QList<DurationPart> fromSeconds(qint64 seconds)
{
    const auto part = [](const char *unit, qint64 amount) {
        return DurationPart{unit, Decimal{QByteArray::number(amount), 0}};
    };
    return {part("hour", seconds / 3600), part("minute", seconds / 60 % 60), part("second", seconds % 60)};
}

QList<DurationPart> withoutZeros(const QList<DurationPart> &parts)
{
    QList<DurationPart> rest;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(rest), [](const DurationPart &part) {
        return part.amount.text.contains('.') || part.amount.text != "0";
    });
    return rest.isEmpty() ? parts.last(1) : rest;
}

} // namespace

std::optional<QList<DurationPart>> readDuration(const QString &text)
{
    constexpr qsizetype mostDigits = 15;
    if (isMadeOf(text, isDigit, 1, mostDigits))
        return text.size() == 1 || text[0] != u'0'
            ? std::optional(withoutZeros(fromSeconds(text.toLongLong())))
            : std::nullopt;
    if (!text.startsWith(u'P'))
        return {};
    const qsizetype time = text.indexOf(u'T');
    const QStringView dateParts = QStringView(text).mid(1, time < 0 ? -1 : time - 1);
    const QStringView timeParts = time < 0 ? QStringView() : QStringView(text).mid(time + 1);
    QList<DurationPart> parts;
    if (!readParts(dateParts, ofDate, parts) || !readParts(timeParts, ofTime, parts))
        return {};
    const bool isWhole = !parts.isEmpty() && (time < 0 || !timeParts.isEmpty());
    return isWhole ? std::optional(withoutZeros(parts)) : std::nullopt;
}

} // namespace countersign::display
