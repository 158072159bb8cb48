#include "core/display/number_formats.h"

#include "core/display/icu_strings.h"

#include <unicode/numberformatter.h>

#include <map>

namespace countersign::display {

namespace {

using icu::number::LocalizedNumberFormatter;

constexpr QLatin1String percentUnit("%");

} // namespace

struct NumberFormats::Cache
{
    static constexpr std::size_t maxFormatters = 64;
    /// Unit (an ISO 4217 code, percentUnit, or empty) and fraction digits.
    using Key = std::pair<QString, int>;

    [[nodiscard]] LocalizedNumberFormatter make(const Key &key) const
    {
        const auto &[unit, fractionDigits] = key;
        LocalizedNumberFormatter formatter = icu::number::NumberFormatter::withLocale(locale).precision(
            icu::number::Precision::fixedFraction(fractionDigits));
        if (unit.isEmpty())
            return formatter;
        if (unit == percentUnit)
            return formatter.unit(icu::MeasureUnit::getPercent());
        UErrorCode status = U_ZERO_ERROR;
        return formatter.unit(icu::CurrencyUnit(icu::StringPiece(unit.toLatin1().constData()), status));
    }

    QString format(const Decimal &decimal, const QString &unit, int fractionDigits)
    {
        const Key key(unit, fractionDigits);
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
    return m_cache->format(decimal, QString(), decimal.fractionDigits);
}

QString NumberFormats::percent(const Decimal &decimal) const
{
    return m_cache->format(decimal, percentUnit, decimal.fractionDigits);
}

QString NumberFormats::amount(const Decimal &decimal, const QString &currency, int fractionDigits) const
{
    return m_cache->format(decimal, currency, fractionDigits);
}

} // namespace countersign::display
