#include "core/display/number_formats.h"

#include "core/display/icu_strings.h"

#include <unicode/numberformatter.h>

#include <map>
#include <tuple>

namespace countersign::display {

namespace {

using icu::number::LocalizedNumberFormatter;

enum class Kind { Number, Percent, Currency, ShortUnit, FullUnit };

} // namespace

struct NumberFormats::Cache
{
    static constexpr std::size_t maxFormatters = 64;
    struct Key
    {
        Kind kind;
        QByteArray unit; ///< an ISO 4217 code, or CLDR's name of a unit
        int fractionDigits;

        friend bool operator<(const Key &one, const Key &other)
        {
            return std::tie(one.kind, one.unit, one.fractionDigits)
                < std::tie(other.kind, other.unit, other.fractionDigits);
        }
    };

    [[nodiscard]] LocalizedNumberFormatter make(const Key &key) const
    {
        const LocalizedNumberFormatter formatter = icu::number::NumberFormatter::withLocale(locale).precision(
            icu::number::Precision::fixedFraction(key.fractionDigits));
        const icu::StringPiece unit(key.unit.constData());
        UErrorCode status = U_ZERO_ERROR;
        switch (key.kind) {
        case Kind::Number: return formatter;
        case Kind::Percent: return formatter.unit(icu::MeasureUnit::getPercent());
        case Kind::Currency: return formatter.unit(icu::CurrencyUnit(unit, status));
        case Kind::ShortUnit:
            return formatter.unit(icu::MeasureUnit::forIdentifier(unit, status))
                .unitWidth(UNUM_UNIT_WIDTH_SHORT);
        case Kind::FullUnit:
            return formatter.unit(icu::MeasureUnit::forIdentifier(unit, status))
                .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME);
        }
        Q_UNREACHABLE();
    }

    QString format(const Decimal &decimal, const Key &key)
    {
        auto found = formatters.find(key);
        if (found == formatters.end()) {
            if (formatters.size() == maxFormatters)
                formatters.clear();
            found = formatters.emplace(key, make(key)).first;
        }
        UErrorCode status = U_ZERO_ERROR;
        const icu::StringPiece digits(decimal.text.constData(), static_cast<int32_t>(decimal.text.size()));
        const icu::number::FormattedNumber formatted = found->second.formatDecimal(digits, status);
        const icu::UnicodeString text = formatted.toTempString(status);
        return U_SUCCESS(status) ? toQString(text) : QLatin1String(decimal.text);
    }

    icu::Locale locale;
    std::map<Key, LocalizedNumberFormatter> formatters;
};

NumberFormats::NumberFormats(const QByteArray &languageTag) : m_cache(std::make_unique<Cache>())
{
    UErrorCode status = U_ZERO_ERROR;
    m_cache->locale = icu::Locale::forLanguageTag(languageTag.constData(), status);
}

NumberFormats::~NumberFormats() = default;

QString NumberFormats::number(const Decimal &decimal) const
{
    return m_cache->format(decimal, {Kind::Number, {}, decimal.fractionDigits});
}

QString NumberFormats::percent(const Decimal &decimal) const
{
    return m_cache->format(decimal, {Kind::Percent, {}, decimal.fractionDigits});
}

QString NumberFormats::measure(const Decimal &decimal, const QByteArray &unit, UnitWidth width) const
{
    const Kind kind = width == UnitWidth::Short ? Kind::ShortUnit : Kind::FullUnit;
    return m_cache->format(decimal, {kind, unit, decimal.fractionDigits});
}

QString NumberFormats::amount(const Decimal &decimal, const QString &currency, int fractionDigits) const
{
    return m_cache->format(decimal, {Kind::Currency, currency.toLatin1(), fractionDigits});
}

} // namespace countersign::display
