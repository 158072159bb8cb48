#pragma once

#include <QStringView>

namespace countersign::display {

/// A country of the IBAN registry that SWIFT keeps for ISO 13616.
struct IbanCountry
{
    char code[3];
    const char *structure; ///< of what follows the check digits, in the registry's notation: `4!a6!n8!n`
};

/// Nothing for a country without IBANs; `code` is compared exactly, in upper case.
[[nodiscard]] const IbanCountry *findIbanCountry(QStringView code);
/// Characters of a whole IBAN of this country.
[[nodiscard]] int ibanLength(const IbanCountry &country);
/// `bban`, the IBAN past its check digits, has the country's length, and digits and letters in their places.
[[nodiscard]] bool hasStructure(const IbanCountry &country, QStringView bban);

} // namespace countersign::display
