#include "core/display/money.h"
#include "core/display/types/types.h"
#include "core/display/words.h"

namespace countersign::display {

namespace {

bool isUnlimited(const TypedValue &field)
{
    return field.value == QLatin1String("unlimited");
}

void check(const TypedValue &field, Findings &findings)
{
    const SentAmount sent = splitAmount(field.value);
    if (isUnlimited(field))
        findings.addWarning({QT_TRANSLATE_NOOP("Remark", "There is no upper limit.")});
    else if (sent.code.isEmpty())
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "Must be unlimited, or an amount with its currency as in 500 EUR.")});
    else
        checkMoney(sent.number, sent.code, findings);
}

Shown show(const TypedValue &field)
{
    const QString &language = field.formats.language();
    if (isUnlimited(field))
        return {DisplayText::trusted(word(Word::Unlimited, language))};
    const SentAmount sent = splitAmount(field.value);
    const Shown amount = showMoney(sent.number, sent.code, field.formats);
    return {DisplayText::trusted(word(Word::UpTo, language).arg(amount.text.plain())), amount.annotation};
}

constexpr Example examples[] = {
    {u"500 EUR"},
    {u"0.50 USD"},
    {u"unlimited", Outcome::Warned},
    {u"500", Outcome::Invalid},
    {u"Unlimited", Outcome::Invalid},
    {u"500.001 EUR", Outcome::Invalid},
};

} // namespace

constinit const DataType amountLimitType{
    .wireName = QLatin1String("AMOUNT_LIMIT"),
    .group = TypeGroup::Money,
    .manual = {"`500 EUR`, or `unlimited`",
               "up to the amount; without a limit the word for that, which warns", "as `AMOUNT`"},
    .style = RowStyle::Amount,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
