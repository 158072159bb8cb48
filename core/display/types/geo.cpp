#include "core/display/decimal.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

struct Position
{
    Decimal latitude;
    Decimal longitude;
};

std::optional<Decimal> readDegrees(const QString &text, int most)
{
    const std::optional<Decimal> degrees = readDecimal(text);
    if (!degrees)
        return {};
    const QByteArray magnitude = degrees->text.startsWith('-') ? degrees->text.mid(1) : degrees->text;
    const qsizetype point = magnitude.indexOf('.');
    const QByteArray whole = point < 0 ? magnitude : magnitude.first(point);
    const QByteArray fraction = point < 0 ? QByteArray() : magnitude.mid(point + 1);
    const bool hasFraction = fraction.count('0') != fraction.size();
    const bool fits = whole.size() <= 3 && (whole.toInt() < most || (whole.toInt() == most && !hasFraction));
    return fits ? degrees : std::nullopt;
}

std::optional<Position> readPosition(const QString &text)
{
    const QStringList parts = text.split(u',');
    if (parts.size() != 2)
        return {};
    const std::optional<Decimal> latitude = readDegrees(parts[0], 90);
    const std::optional<Decimal> longitude = readDegrees(parts[1], 180);
    return latitude && longitude ? std::optional(Position{*latitude, *longitude}) : std::nullopt;
}

void check(const TypedValue &field, Findings &findings)
{
    if (!readPosition(field.value))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Is no latitude and longitude, as in 48.8566,2.3522.")});
}

QString degrees(const Decimal &decimal, QChar positive, QChar negative, const NumberFormats &formats)
{
    const bool isNegative = decimal.text.startsWith('-');
    const Decimal magnitude{isNegative ? decimal.text.mid(1) : decimal.text, decimal.fractionDigits};
    return QStringLiteral("%1° %2").arg(formats.number(magnitude), isNegative ? negative : positive);
}

Shown show(const TypedValue &field)
{
    const Position position = readPosition(field.value).value_or(Position{});
    const NumberFormats &numbers = field.formats.numbers();
    const DisplayText parts[] = {DisplayText::trusted(degrees(position.latitude, u'N', u'S', numbers)),
                                 DisplayText::trusted(degrees(position.longitude, u'E', u'W', numbers))};
    return {DisplayText::joined(parts, QStringLiteral(", "))};
}

constexpr Example examples[] = {
    {u"48.8566,2.3522"},
    {u"-33.8688,151.2093"},
    {u"90,-180"},
    {u"90.0001,0", Outcome::Invalid},
    {u"48.8566, 2.3522", Outcome::Invalid},
    {u"48.8566", Outcome::Invalid},
    {u"48°51'N,2°21'E", Outcome::Invalid},
};

} // namespace

constinit const DataType geoType{
    .wireName = QLatin1String("GEO"),
    .group = TypeGroup::Place,
    .manual = {"`latitude,longitude`, decimal degrees", "degrees with their hemispheres",
               "decimal text from -90 to 90 and from -180 to 180"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
