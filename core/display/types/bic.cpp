#include "core/display/ascii.h"
#include "core/display/iso_3166.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

void check(const TypedValue &field, Findings &findings)
{
    const QString bic = inUpperCase(field.value);
    const auto fits = [](QChar c) { return isUpper(c) || isDigit(c); };
    if ((bic.size() != 8 && bic.size() != 11) || !isMadeOf(bic, fits)
        || !isMadeOf(QStringView(bic).first(4), isUpper)) {
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "A BIC has 8 or 11 letters and digits and begins with 4 letters.")});
        return;
    }
    // Kosovo has no code of ISO 3166; the BIC registry uses the one that is free for users.
    const QStringView country = QStringView(bic).mid(4, 2);
    if (!isCountryCode(country) && country != QLatin1String("XK"))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "'%1' in places 5 and 6 is no country of ISO 3166."),
                             {country.toString()}});
}

Shown show(const TypedValue &field)
{
    return {DisplayText::trusted(inUpperCase(field.value))};
}

constexpr Example examples[] = {
    {u"DEUTDEFF"},
    {u"deutdeff500"},
    {u"NCBVXKPR"},
    {u"DEUTDEF", Outcome::Invalid},
    {u"DEUTZZFF", Outcome::Invalid},
    {u"DEUT DEFF", Outcome::Invalid},
    {u"1EUTDEFF", Outcome::Invalid},
};

} // namespace

constinit const DataType bicType{
    .wireName = QLatin1String("BIC"),
    .group = TypeGroup::Account,
    .manual = {"8 or 11 characters, in either case", "in upper case",
               "business party, ISO 3166 country (or XK), location and branch, as ISO 9362 orders them"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
