#include "core/display/calling_codes.h"

#include <QLatin1String>

namespace countersign::display {

namespace {

// ITU-T, list of E.164 assigned country codes: those of one and two digits; codes that begin in another way have three.
constexpr QLatin1String oneDigit("1 7");
constexpr QLatin1String
    twoDigits("20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 "
              "61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98");
// Beginnings of three-digit codes, none of which is spare as a whole.
constexpr QLatin1String ofThreeDigits("21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99");

} // namespace

int callingCodeLength(QStringView digits)
{
    if (digits.size() >= 1 && oneDigit.contains(digits.first(1)))
        return 1;
    if (digits.size() < 3)
        return 0;
    if (twoDigits.contains(digits.first(2)))
        return 2;
    return ofThreeDigits.contains(digits.first(2)) ? 3 : 0;
}

} // namespace countersign::display
