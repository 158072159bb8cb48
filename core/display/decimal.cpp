#include "core/display/decimal.h"

#include <algorithm>

namespace countersign::display {

namespace {

bool isDigits(QStringView text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return !text.isEmpty() && text.size() <= Decimal::maxDigits
        && std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace

std::optional<Decimal> readDecimal(QStringView text)
{
    const QStringView unsignedText = text.startsWith(u'-') ? text.mid(1) : text;
    const qsizetype point = unsignedText.indexOf(u'.');
    const QStringView whole = point < 0 ? unsignedText : unsignedText.first(point);
    const QStringView fraction = point < 0 ? QStringView() : unsignedText.mid(point + 1);

    const bool isWhole = isDigits(whole) && (whole.size() == 1 || whole.front() != u'0');
    if (!isWhole || (point >= 0 && !isDigits(fraction)))
        return std::nullopt;
    return Decimal{text.toLatin1(), static_cast<int>(fraction.size())};
}

} // namespace countersign::display
