#include "core/display/ascii.h"
#include "core/display/check_digits.h"
#include "core/display/groups.h"
#include "core/display/iban_registry.h"
#include "core/display/masks.h"
#include "core/display/types/types.h"

#include <algorithm>

namespace countersign::display {

namespace {

/// Without spaces and in upper case.
QString electronicForm(QString iban)
{
    return inUpperCase(iban.remove(u' '));
}

void check(const TypedValue &field, Findings &findings)
{
    const QString iban = electronicForm(field.value);
    const IbanCountry *country = findIbanCountry(iban.first(std::min<qsizetype>(2, iban.size())));
    if (!country) {
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Does not begin with a country of the IBAN registry.")});
        return;
    }
    const QLatin1String code(country->code);
    if (iban.size() != ibanLength(*country)) {
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "Has %1 characters, an IBAN of %2 has %3."),
                             {iban.size(), code, ibanLength(*country)}});
        return;
    }
    bool isNumber = false;
    const int checkDigits = QStringView(iban).mid(2, 2).toInt(&isNumber);
    if (!isNumber || checkDigits < 2 || checkDigits > 98)
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "The check digits after %1 must be 02 to 98."), {code}});
    else if (!hasStructure(*country, QStringView(iban).mid(4)))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Has letters where %1 has digits, or digits where it has letters."),
             {code}});
    else if (mod97Rotated(iban) != 1)
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "The check digits do not match: a character is wrong or two are swapped.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(inGroupsOfFour(electronicForm(field.value)))};
}

QString hide(const QString &shown)
{
    return hideMiddle(shown, 4, 4);
}

constexpr Example examples[] = {
    {u"DE89 3704 0044 0532 0130 00"},
    {u"gb29nwbk60161331926819"},
    {u"FR1420041010050500013M02606"},
    {u"NO9386011117947"},
    {u"DE89 3704 0044 0532 0130 01", Outcome::Invalid},
    {u"DE89 3704 0044 0532 0130 0", Outcome::Invalid},
    {u"DE00 3704 0044 0532 0130 00", Outcome::Invalid},
    {u"DE89 3704 OO44 0532 0130 00", Outcome::Invalid},
    {u"US89 3704 0044 0532 0130 00", Outcome::Invalid},
    {u"", Outcome::Invalid},
};

} // namespace

constinit const DataType ibanType{
    .wireName = QLatin1String("IBAN"),
    .group = TypeGroup::Account,
    .manual = {"with or without spaces, in either case", "in groups of 4",
               "country, length and structure by the IBAN registry; check digits 02 to 98, by ISO 7064"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .mask = {MaskHabit::Usually, hide},
    .examples = examples,
};

} // namespace countersign::display
