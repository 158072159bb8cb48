#include "core/display/decimal_math.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>

namespace countersign::display {

namespace {

using Integer = boost::multiprecision::cpp_int;

/// The number times ten to the power of `fractionDigits`, which are at least its own.
Integer scaled(const Decimal &decimal, int fractionDigits)
{
    QByteArray digits = decimal.text;
    digits.replace('-', QByteArray()).replace('.', QByteArray());
    digits.append(QByteArray(fractionDigits - decimal.fractionDigits, '0'));
    // A leading zero would have Boost read an octal number.
    qsizetype start = 0;
    while (start + 1 < digits.size() && digits[start] == '0')
        ++start;
    const Integer magnitude(digits.mid(start).toStdString());
    return decimal.text.startsWith('-') ? Integer(-magnitude) : magnitude;
}

Decimal fromScaled(const Integer &value, int fractionDigits)
{
    const Integer magnitude = value < 0 ? Integer(-value) : value;
    QByteArray digits = QByteArray::fromStdString(magnitude.str()).rightJustified(fractionDigits + 1, '0');
    if (fractionDigits > 0)
        digits.insert(digits.size() - fractionDigits, '.');
    return {value < 0 ? '-' + digits : digits, fractionDigits};
}

} // namespace

Decimal sumOf(std::span<const Decimal> terms)
{
    int fractionDigits = 0;
    for (const Decimal &term : terms)
        fractionDigits = std::max(fractionDigits, term.fractionDigits);
    Integer sum = 0;
    for (const Decimal &term : terms)
        sum += scaled(term, fractionDigits);
    return fromScaled(sum, fractionDigits);
}

bool areEqual(const Decimal &one, const Decimal &other)
{
    const int fractionDigits = std::max(one.fractionDigits, other.fractionDigits);
    return scaled(one, fractionDigits) == scaled(other, fractionDigits);
}

bool isProduct(const Decimal &one, const Decimal &other, const Decimal &product, int fractionDigits)
{
    const int digits =
        std::max({one.fractionDigits + other.fractionDigits, product.fractionDigits, fractionDigits});
    const Integer exact =
        scaled(one, one.fractionDigits) * scaled(other, other.fractionDigits)
        * boost::multiprecision::pow(
            Integer(10), static_cast<unsigned>(digits - one.fractionDigits - other.fractionDigits));
    const Integer difference = exact - scaled(product, digits);
    const Integer unit =
        boost::multiprecision::pow(Integer(10), static_cast<unsigned>(digits - fractionDigits));
    return (difference < 0 ? Integer(-difference) : difference) < unit;
}

} // namespace countersign::display
