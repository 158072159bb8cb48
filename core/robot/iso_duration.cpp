#include "core/robot/iso_duration.h"

#include <QRegularExpression>

#include <cmath>

namespace countersign::robot {

namespace {

constexpr double second = 1000;
constexpr double minute = 60 * second;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;
constexpr double longest = 366 * day;

} // namespace

std::optional<Milliseconds> readIsoDuration(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\AP(?:([0-9]{1,9})W|(?:([0-9]{1,9})D)?(?:T(?=[0-9])(?:([0-9]{1,9})H)?"
                       "(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:[.,][0-9]{1,9})?)S)?)?)\\z"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch() || text.size() < 3)
        return std::nullopt;
    const auto number = [&match](int group) {
        return match.captured(group).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    };
    const double ms =
        number(1) * 7 * day + number(2) * day + number(3) * hour + number(4) * minute + number(5) * second;
    if (ms > longest)
        return std::nullopt;
    return Milliseconds(std::llround(ms));
}

QString isoDuration(Milliseconds duration)
{
    const QString seconds = QString::number(static_cast<double>(duration.count()) / second, 'f', 3);
    static const QRegularExpression zeros(QStringLiteral("\\.?0+\\z"));
    return QStringLiteral("PT%1S").arg(seconds.contains(QLatin1Char('.')) ? QString(seconds).remove(zeros)
                                                                          : seconds);
}

} // namespace countersign::robot
