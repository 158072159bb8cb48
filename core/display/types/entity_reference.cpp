#include "core/display/lookalikes.h"
#include "core/display/types/types.h"

#include <algorithm>

namespace countersign::display {

namespace {

/// `type:id|label`, of which the label may be missing.
struct Reference
{
    QString reference;
    QString label;
    bool hasLabel = false;
};

Reference split(const QString &value)
{
    const qsizetype bar = value.indexOf(u'|');
    if (bar < 0)
        return {value, {}};
    return {value.first(bar), value.mid(bar + 1), true};
}

bool isTypeCharacter(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.');
}

void check(const TypedValue &field, Findings &findings)
{
    const Reference sent = split(field.value);
    const qsizetype colon = sent.reference.indexOf(u':');
    const QStringView type = QStringView(sent.reference).first(std::max<qsizetype>(colon, 0));
    const QStringView id = QStringView(sent.reference).mid(colon + 1);
    const auto isSpace = [](QChar c) { return c.isSpace(); };
    if (type.isEmpty() || !std::all_of(type.begin(), type.end(), isTypeCharacter))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "Must begin with a type and a colon, as in 'invoice:4711'.")});
    else if (id.isEmpty() || std::any_of(id.begin(), id.end(), isSpace))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "The id after the colon must not be empty nor have spaces.")});
    else if (sent.hasLabel && sent.label.trimmed().isEmpty())
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "The label after '|' is empty; leave the bar out as well.")});
    warnOfLookalikes(sent.label, field.formats.script(), findings);
}

Shown show(const TypedValue &field)
{
    const Reference sent = split(field.value);
    if (!sent.hasLabel)
        return {DisplayText::guard(sent.reference)};
    return {DisplayText::guard(sent.label), DisplayText::guard(sent.reference), RowStyle::Text};
}

constexpr Example examples[] = {
    {u"invoice:2026-0042"},
    {u"account:acc_81f3|Household account"},
    {u"user:7|p\u0430ypal", Outcome::Warned},
    {u"invoice", Outcome::Invalid},
    {u":42", Outcome::Invalid},
    {u"invoice:", Outcome::Invalid},
    {u"invoice:4 2", Outcome::Invalid},
    {u"invoice:42|", Outcome::Invalid},
};

} // namespace

constinit const DataType entityReferenceType{
    .wireName = QLatin1String("ENTITY_REFERENCE"),
    .group = TypeGroup::Party,
    .manual =
        {"`type:id` or `type:id\\|label`",
         "the label, and the reference beside it; without a label the reference in monospace",
         "a type of letters, digits, `_`, `-`, `.`; an id without spaces; a label that is no look-alike"},
    .style = RowStyle::Monospace,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
