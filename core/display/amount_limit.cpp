#include "core/display/amount_limit.h"

#include "core/display/decimal.h"
#include "core/display/renderer.h"

#include <algorithm>
#include <array>

namespace countersign::display {

namespace {

enum class Kind { NoAmount, Amount, NotComparable };

Kind kindOf(const JudgedValue &value)
{
    static constexpr std::array otherForms{QLatin1String("CRYPTO_AMOUNT"), QLatin1String("LIST"),
                                           QLatin1String("TABLE"), QLatin1String("DIFF")};
    const QString &type = value.dataType;
    if (!value.valid || type.startsWith(QLatin1String("AMOUNT_"))
        || std::ranges::find(otherForms, type) != otherForms.end())
        return Kind::NotComparable;
    const bool isAmount = type == QLatin1String("AMOUNT") || type.startsWith(QLatin1String("CURRENCY_"));
    return isAmount ? Kind::Amount : Kind::NoAmount;
}

/// The digits of both, without sign and point, at the same scale and of the same length.
std::pair<QByteArray, QByteArray> aligned(const Decimal &one, const Decimal &other)
{
    const int scale = std::max(one.fractionDigits, other.fractionDigits);
    const auto digits = [scale](const Decimal &decimal) {
        QByteArray text = decimal.text;
        text.replace('-', "").replace('.', "");
        return text + QByteArray(scale - decimal.fractionDigits, '0');
    };
    const QByteArray first = digits(one);
    const QByteArray second = digits(other);
    const qsizetype length = std::max(first.size(), second.size());
    return {first.rightJustified(length, '0'), second.rightJustified(length, '0')};
}

} // namespace

bool isAmountLimit(const QString &text)
{
    return readDecimal(text) && !text.startsWith(QLatin1Char('-'));
}

bool isWithin(std::span<const JudgedValue> values, const QString &limit)
{
    const std::optional<Decimal> most = readDecimal(limit);
    bool hasAmount = false;
    for (const JudgedValue &each : values) {
        const Kind kind = kindOf(each);
        if (kind == Kind::NoAmount)
            continue;
        const auto amount = readDecimal(each.value.section(QLatin1Char(' '), 0, 0));
        if (kind == Kind::NotComparable || !amount || !most)
            return false;
        const auto [sent, allowed] = aligned(*amount, *most);
        if (sent > allowed)
            return false;
        hasAmount = true;
    }
    return hasAmount;
}

bool isWithin(const DisplayBlock &block, const QString &limit)
{
    std::vector<JudgedValue> values;
    values.reserve(block.fields.size());
    for (const ValidationField &field : block.fields)
        values.push_back({field.dataType, field.value, renderField(field, {}).valid});
    return isWithin(values, limit);
}

} // namespace countersign::display
