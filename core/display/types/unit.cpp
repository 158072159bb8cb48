#include "core/display/money.h"
#include "core/display/types/types.h"

#include <algorithm>
#include <iterator>

namespace countersign::display {

namespace {

struct Unit
{
    QLatin1String symbol;
    const char *identifier; ///< CLDR's
};

constexpr Unit units[] = {
    {QLatin1String("mm"), "millimeter"},
    {QLatin1String("cm"), "centimeter"},
    {QLatin1String("m"), "meter"},
    {QLatin1String("km"), "kilometer"},
    {QLatin1String("in"), "inch"},
    {QLatin1String("ft"), "foot"},
    {QLatin1String("mi"), "mile"},
    {QLatin1String("m2"), "square-meter"},
    {QLatin1String("km2"), "square-kilometer"},
    {QLatin1String("ha"), "hectare"},
    {QLatin1String("m3"), "cubic-meter"},
    {QLatin1String("ml"), "milliliter"},
    {QLatin1String("l"), "liter"},
    {QLatin1String("mg"), "milligram"},
    {QLatin1String("g"), "gram"},
    {QLatin1String("kg"), "kilogram"},
    {QLatin1String("oz"), "ounce"},
    {QLatin1String("lb"), "pound"},
    {QLatin1String("s"), "second"},
    {QLatin1String("min"), "minute"},
    {QLatin1String("h"), "hour"},
    {QLatin1String("d"), "day"},
    {QLatin1String("km/h"), "kilometer-per-hour"},
    {QLatin1String("m/s"), "meter-per-second"},
    {QLatin1String("Cel"), "celsius"},
    {QLatin1String("K"), "kelvin"},
    {QLatin1String("W"), "watt"},
    {QLatin1String("kW"), "kilowatt"},
    {QLatin1String("kWh"), "kilowatt-hour"},
    {QLatin1String("J"), "joule"},
    {QLatin1String("V"), "volt"},
    {QLatin1String("A"), "ampere"},
    {QLatin1String("Hz"), "hertz"},
    {QLatin1String("kB"), "kilobyte"},
    {QLatin1String("MB"), "megabyte"},
    {QLatin1String("GB"), "gigabyte"},
    {QLatin1String("TB"), "terabyte"},
};

const Unit *findUnit(const QString &symbol)
{
    const Unit *const found = std::find_if(std::begin(units), std::end(units),
                                           [&symbol](const Unit &each) { return each.symbol == symbol; });
    return found == std::end(units) ? nullptr : found;
}

void check(const TypedValue &field, Findings &findings)
{
    const SentAmount sent = splitAmount(field.value);
    if (!readDecimal(sent.number))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Does not begin with a decimal number, as in 12.5 kg.")});
    if (!findUnit(sent.code))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "The unit '%1' is not known here."), {sent.code}});
}

Shown show(const TypedValue &field)
{
    const SentAmount sent = splitAmount(field.value);
    const Decimal decimal = readDecimal(sent.number).value_or(Decimal{});
    return {DisplayText::trusted(field.formats.numbers().measure(decimal, findUnit(sent.code)->identifier,
                                                                 NumberFormats::UnitWidth::Short))};
}

constexpr Example examples[] = {
    {u"12.5 kg"},
    {u"120 km/h"},
    {u"1536 kWh"},
    {u"-3.5 Cel"},
    {u"12.5", Outcome::Invalid},
    {u"12,5 kg", Outcome::Invalid},
    {u"3 furlongs", Outcome::Invalid},
};

} // namespace

constinit const DataType unitType{
    .wireName = QLatin1String("UNIT"),
    .group = TypeGroup::Money,
    .manual = {"`12.5 kg`", "number and unit as the locale writes them",
               "decimal text and a unit of the list: lengths, areas, volumes, masses, times, speeds, "
               "temperatures, energies, data"},
    .style = RowStyle::Amount,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
