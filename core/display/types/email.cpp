#include "core/display/ascii.h"
#include "core/display/lookalikes.h"
#include "core/display/masks.h"
#include "core/display/types/types.h"
#include "core/display/web_host.h"

namespace countersign::display {

namespace {

bool isLocalPart(const QString &local)
{
    static constexpr QStringView ofAtoms = u"!#$%&'*+-/=?^_`{|}~.";
    const auto fits = [](QChar c) {
        return isLetter(c) || isDigit(c) || ofAtoms.contains(c) || (c.unicode() > 0x7F && !c.isSpace());
    };
    return isMadeOf(local, fits, 1, 64) && !local.startsWith(u'.') && !local.endsWith(u'.')
        && !local.contains(QLatin1String(".."));
}

void check(const TypedValue &field, Findings &findings)
{
    const qsizetype at = field.value.lastIndexOf(u'@');
    const QString local = field.value.left(at);
    const QString domain = field.value.mid(at + 1);
    const std::optional<WebHost> host = readHost(domain);
    if (at < 1 || !isLocalPart(local))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "What stands before the @ is no mailbox's name.")});
    else if (!host || host->isAddress || !domain.contains(u'.'))
        findings.addProblem({QT_TRANSLATE_NOOP("Remark", "What stands after the @ is no domain.")});
    warnOfLookalikes(local, field.formats.script(), findings);
    warnOfLookalikes(domain, field.formats.script(), findings);
}

Shown show(const TypedValue &field)
{
    const QString domain = field.value.section(u'@', -1);
    const QString ascii = readHost(domain).value_or(WebHost{domain}).ascii;
    const bool isInternational = ascii != domain.toLower();
    return {DisplayText::guard(field.value), isInternational ? DisplayText::guard(ascii) : DisplayText()};
}

/// The first character and the domain.
QString hide(const QString &shown)
{
    return hideMiddle(shown, 1, shown.size() - shown.lastIndexOf(u'@'));
}

constexpr Example examples[] = {
    {u"jane.doe+bank@example.com"},
    {u"info@b\u00FCcher.example"},
    {u"jane@p\u0430ypal.com", Outcome::Warned},
    {u"jane.example.com", Outcome::Invalid},
    {u"jane@localhost", Outcome::Invalid},
    {u"jane doe@example.com", Outcome::Invalid},
    {u"jane..doe@example.com", Outcome::Invalid},
    {u"@example.com", Outcome::Invalid},
};

} // namespace

constinit const DataType emailType{
    .wireName = QLatin1String("EMAIL"),
    .group = TypeGroup::Contact,
    .manual = {"a mail address", "as sent, the domain also in Punycode where it has other letters",
               "a local part of 64 characters at most, a domain"},
    .check = check,
    .show = show,
    .mask = {MaskHabit::Usually, hide},
    .examples = examples,
};

} // namespace countersign::display
