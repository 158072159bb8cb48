#include "core/display/check_digits.h"

#include "core/display/ascii.h"

namespace countersign::display {

int mod97(QStringView text)
{
    int value = 0;
    for (const QChar c : text)
        value =
            (isDigit(c) ? value * 10 + (c.unicode() - u'0') : value * 100 + 10 + (c.unicode() - u'A')) % 97;
    return value;
}

int mod97Rotated(QStringView text)
{
    return mod97(QString(text.mid(4).toString() + text.first(4).toString()));
}

bool passesLuhn(QStringView digits)
{
    int sum = 0;
    bool isDoubled = false;
    for (auto digit = digits.crbegin(); digit != digits.crend(); ++digit, isDoubled = !isDoubled) {
        const int value = digit->digitValue() * (isDoubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

} // namespace countersign::display
