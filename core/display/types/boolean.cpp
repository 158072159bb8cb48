#include "core/display/types/types.h"

#include <algorithm>
#include <iterator>

namespace countersign::display {

namespace {

struct Words
{
    const char *language;
    const char16_t *yes;
    const char16_t *no;
};

// ICU carries no words for these. English stands in for every other language.
constexpr Words words[] = {
    {"en", u"Yes", u"No"},      {"ar", u"نعم", u"لا"},    {"de", u"Ja", u"Nein"}, {"es", u"Sí", u"No"},
    {"fa", u"بله", u"خیر"},     {"fr", u"Oui", u"Non"},   {"hi", u"हाँ", u"नहीं"},  {"it", u"Sì", u"No"},
    {"ja", u"はい", u"いいえ"}, {"ko", u"예", u"아니요"}, {"nl", u"Ja", u"Nee"},  {"pl", u"Tak", u"Nie"},
    {"pt", u"Sim", u"Não"},     {"ru", u"Да", u"Нет"},    {"th", u"ใช่", u"ไม่ใช่"}, {"zh", u"是", u"否"},
};

bool isTrue(const TypedValue &field)
{
    return field.value == QLatin1String("true");
}

void check(const TypedValue &field, Findings &findings)
{
    if (!isTrue(field) && field.value != QLatin1String("false"))
        findings.problems += QStringLiteral("Must be true or false.");
}

Shown show(const TypedValue &field)
{
    const auto found = std::find_if(std::begin(words), std::end(words), [&field](const Words &entry) {
        return QLatin1String(entry.language) == field.formats.language();
    });
    const Words &spoken = found == std::end(words) ? words[0] : *found;
    return {DisplayText::trusted(QString::fromUtf16(isTrue(field) ? spoken.yes : spoken.no))};
}

constexpr Example examples[] = {
    {u"true"}, {u"false"}, {u"TRUE", Outcome::Invalid}, {u"1", Outcome::Invalid}, {u"", Outcome::Invalid},
};

} // namespace

constinit const DataType booleanType{
    .wireName = QLatin1String("BOOLEAN"),
    .naming = Naming::Exact,
    .style = RowStyle::Text,
    .check = check,
    .show = show,
    .mask = {},
    .examples = examples,
};

} // namespace countersign::display
