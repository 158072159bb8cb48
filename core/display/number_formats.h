#pragma once

#include "core/display/decimal.h"

#include <QString>

#include <memory>

namespace countersign::display {

/// Numbers, percentages and amounts as a locale writes them, every digit kept.
///
/// Keeps the formatters it made, up to a bound. Not for sharing between threads: see LocaleFormats::of().
class NumberFormats
{
public:
    /// `languageTag` is BCP 47.
    explicit NumberFormats(const QByteArray &languageTag);
    ~NumberFormats();

    /// With as many fraction digits as were written.
    [[nodiscard]] QString number(const Decimal &decimal) const;
    /// 12.5 is 12.5 %.
    [[nodiscard]] QString percent(const Decimal &decimal) const;
    /// `unit` is an identifier of CLDR's, such as `kilometer-per-hour`: `12.5 kg`, or its name in full.
    enum class UnitWidth { Short, Full };
    [[nodiscard]] QString measure(const Decimal &decimal, const QByteArray &unit, UnitWidth width) const;
    /// `currency` is an ISO 4217 code; `fractionDigits` at least those of `decimal`, or ICU would round.
    [[nodiscard]] QString amount(const Decimal &decimal, const QString &currency, int fractionDigits) const;

private:
    struct Cache;
    std::unique_ptr<Cache> m_cache;
};

} // namespace countersign::display
