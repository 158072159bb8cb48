#include "core/display/ascii.h"
#include "core/display/check_digits.h"
#include "core/display/groups.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

QString electronicForm(QString reference)
{
    return inUpperCase(reference.remove(u' '));
}

void check(const TypedValue &field, Findings &findings)
{
    const QString reference = electronicForm(field.value);
    const auto fits = [](QChar c) { return isUpper(c) || isDigit(c); };
    if (!isMadeOf(reference, fits, 5, 25) || !reference.startsWith(QLatin1String("RF"))
        || !isMadeOf(QStringView(reference).mid(2, 2), isDigit))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark",
                                               "A creditor reference is RF, 2 digits and 1 to 21 letters and "
                                               "digits, as in RF18 5390 0754 7034.")});
    else if (mod97Rotated(reference) != 1)
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "The check digits do not match: a character is wrong or two are swapped.")});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(inGroupsOfFour(electronicForm(field.value)))};
}

constexpr Example examples[] = {
    {u"RF18539007547034"},
    {u"rf18 5390 0754 7034"},
    {u"RF19539007547034", Outcome::Invalid},
    {u"RF18", Outcome::Invalid},
    {u"539007547034", Outcome::Invalid},
};

} // namespace

constinit const DataType creditorReferenceType{
    .wireName = QLatin1String("CREDITOR_REFERENCE"),
    .group = TypeGroup::Account,
    .manual = {"`RF`, 2 check digits, the reference; with or without spaces", "in groups of 4",
               "ISO 11649: at most 25 letters and digits, check digits by ISO 7064"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
